"""The decoder's convolutions as products of matrices: the same sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from langdu.speech.engines.kokoro import convolutions  # noqa: E402

CHANNELS, MADE, LENGTH = 5, 3, 40


def _quantized(taps: int, dilation: int, *, bias: bool, stride: int = 1) -> Any:
    """A convolution as onnxruntime's quantiser leaves it."""
    helper, draw = onnx.helper, np.random.default_rng(taps + dilation)
    sides = (taps - 1) * dilation // 2
    numbers = {
        "w": draw.integers(0, 256, (MADE, CHANNELS, taps)).astype(np.uint8),
        "wz": np.array(117, np.uint8),
        "ws": np.array(0.02, np.float32),
        "b": draw.standard_normal(MADE).astype(np.float32),
        "shape": np.array([1, -1, 1], np.int64),
    }
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["q", "s", "z"]),
        helper.make_node("Mul", ["s", "ws"], ["scale"]),
        helper.make_node(
            "ConvInteger",
            ["q", "w", "z", "wz"],
            ["i"],
            "conv",
            dilations=[dilation],
            pads=[sides, sides],
            strides=[stride],
        ),
    ]
    if bias:
        nodes += [
            helper.make_node("Div", ["b", "scale"], ["b0"]),
            helper.make_node("Floor", ["b0"], ["b1"]),
            helper.make_node("Cast", ["b1"], ["b2"], to=6),
            helper.make_node("Reshape", ["b2", "shape"], ["b3"]),
            helper.make_node("Add", ["i", "b3"], ["ib"]),
        ]
    nodes += [
        helper.make_node("Cast", ["ib" if bias else "i"], ["f"], to=1),
        helper.make_node("Mul", ["f", "scale"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "one",
        [helper.make_tensor_value_info("x", 1, [1, CHANNELS, LENGTH])],
        [helper.make_tensor_value_info("y", 1, None)],
        [onnx.numpy_helper.from_array(value, name) for name, value in numbers.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)


def _said(model: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.x64quantprecision", "1")
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    draw = np.random.default_rng(1)
    return session.run(None, {"x": draw.standard_normal((1, CHANNELS, LENGTH)).astype(np.float32)})[0]


def _operators(model: Any) -> Sequence[str]:
    return [node.op_type for node in model.graph.node]


@pytest.mark.parametrize(("taps", "dilation"), [(1, 1), (3, 1), (7, 3), (11, 5)])
@pytest.mark.parametrize("bias", [True, False])
def test_a_product_gives_what_the_convolution_gave(taps: int, dilation: int, bias: bool) -> None:
    model = _quantized(taps, dilation, bias=bias)
    before = _said(model)
    assert convolutions.rewrite(model.graph) == 1
    assert "ConvInteger" not in _operators(model)
    np.testing.assert_allclose(_said(model), before, atol=0.002)  # a bias is no longer rounded


def test_a_convolution_of_another_kind_stays() -> None:
    model = _quantized(3, 1, bias=True, stride=2)
    before = _said(model)
    assert convolutions.rewrite(model.graph) == 0
    np.testing.assert_array_equal(_said(model), before)
