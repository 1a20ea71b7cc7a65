"""Networks of a few nodes that hum: as long as what they are given asks for, silent at both ends, noisy if told to be.

The real packages load them, and ask of them what they ask of a real voice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from pathlib import Path

INT, FLOAT = TensorProto.INT64, TensorProto.FLOAT


class Graph:
    """A network under construction.

    Args:
        inputs: their names with type and shape.
        hop: samples a frame.
    """

    def __init__(self, inputs: dict[str, tuple[int, list[Any]]], hop: int) -> None:
        self.hop = hop
        self._inputs = [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()]
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self._count = 0

    def constant(self, value: Any, kind: Any = np.float32) -> str:
        """A number or a table."""
        self._count += 1
        name = f"c{self._count}"
        self._constants.append(numpy_helper.from_array(np.asarray(value, kind), name))
        return name

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """The output of an operator."""
        self._count += 1
        name = f"{operator.lower()}{self._count}"
        self._nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def named(self, value: str, name: str) -> str:
        """A value under a name of its own, as a real network's inside has it."""
        self._nodes.append(helper.make_node("Identity", [value], [name]))
        return name

    def frames(self, ids: str, lengths: Any, stretch: str) -> str:
        """The frames that each id lasts: rounded up, as VITS does it, which piper-tts looks for."""
        each = self.node("Gather", self.constant(lengths), ids)
        return self.node("Ceil", self.node("Mul", each, stretch))

    def hum(self, frames: str, noise: str | None = None, *, steady: bool = False) -> str:
        """A tone as long as all frames, silent in the first and the last id's, with noise at the given level.

        `steady` gives its envelope, for a vocoder to hum by.
        """
        flat = self.node("Reshape", frames, self.constant([-1], np.int64))
        whole = self.node("ReduceSum", flat, keepdims=0)
        first = self.node("Gather", flat, self.constant(0, np.int64))
        last = self.node("Gather", flat, self.constant(-1, np.int64))
        hop = self.constant(self.hop)
        total = self.node("Mul", whole, hop)
        at = self.node("Range", self.constant(0.0), total, self.constant(1.0))
        tone = self.node("Cos", self.node("Mul", at, self.constant(0.0))) if steady else self.tone(at)
        if noise is not None:
            tone = self.node("Add", tone, self.node("Mul", self.node("RandomNormalLike", tone), noise))
        after = self.node("GreaterOrEqual", at, self.node("Mul", first, hop))
        before = self.node("Less", at, self.node("Sub", total, self.node("Mul", last, hop)))
        heard = self.node("Cast", self.node("And", after, before), to=FLOAT)
        return self.node("Mul", tone, heard)

    def tone(self, at: str) -> str:
        """A tone, of samples that have the numbers `at`."""
        return self.node("Mul", self.node("Sin", self.node("Mul", at, self.constant(0.06))), self.constant(0.3))

    def write(
        self, path: Path, outputs: dict[str, tuple[str, list[Any]]], metadata: dict[str, str] | None = None
    ) -> None:
        """The network as a file; `outputs` are the values under the names that the package expects, with shapes."""
        for name, (value, _) in outputs.items():
            self._nodes.append(helper.make_node("Identity", [value], [name]))
        told = [helper.make_tensor_value_info(name, FLOAT, shape) for name, (_, shape) in outputs.items()]
        graph = helper.make_graph(self._nodes, "tiny", self._inputs, told, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        for key, value in (metadata or {}).items():
            entry = model.metadata_props.add()
            entry.key, entry.value = key, value
        onnx.save(model, path)
