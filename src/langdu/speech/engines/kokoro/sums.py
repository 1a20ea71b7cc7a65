"""Tells whether this processor's quick kernel for signed weights of 8 bits can be trusted.

On x86 without VNNI it adds two products in 16 bits and overflows (documented at onnxruntime's option
session.x64quantprecision, which takes a slower kernel). Which processor has what is asked of the sum itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: The ending of the file with the sum.
ENDING = ".sum"
#: Rows, summands and columns of a product of the greatest numbers: enough for the kernel that real ones take.
SHAPE = (16, 64, 16)
GREATEST = 255 * 127
#: onnxruntime's option: with 1 the slower kernel is taken.
PRECISE = "session.x64quantprecision"


def write(model: Path) -> None:
    """Write the sum beside the network `model`."""
    import numpy as np
    import onnx
    from onnx import TensorProto, helper

    rows, summands, columns = SHAPE
    weights = onnx.numpy_helper.from_array(np.full((summands, columns), 127, np.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["numbers", "weights"], ["sums"])],
        "sum",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, [rows, summands])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [rows, columns])],
        [weights],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, str(model.with_name(model.name + ENDING)))


def overflows(model: Path) -> bool:
    """Whether the sum beside `model` comes out wrong."""
    import numpy as np
    import onnxruntime

    session = onnxruntime.InferenceSession(
        str(model.with_name(model.name + ENDING)), providers=["CPUExecutionProvider"]
    )
    sums = session.run(None, {"numbers": np.full(SHAPE[:2], 255, np.uint8)})[0]
    return bool((np.asarray(sums) != SHAPE[1] * GREATEST).any())
