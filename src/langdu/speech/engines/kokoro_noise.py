"""The same noise every time: Kokoro's network draws random numbers for breath and hiss, other ones at each run.

A copy of the network is made, once, in which every random operator is a handful of plain ones that compute noise from
the number of the sample. A voice thus says the same sentence in the same samples, which is what resumed exports need.
"""

from __future__ import annotations

from itertools import count
from math import pi
from typing import TYPE_CHECKING, Any

from langdu.errors import InstallFailed
from langdu.speech.engines.settings import lacking

if TYPE_CHECKING:
    from pathlib import Path

#: The ending of the copy's name.
STEADY = ".steady"
#: What draws random numbers, and whether they are normal (else uniform).
RANDOM = {
    "RandomNormalLike": True,
    "RandomNormal": True,
    "RandomUniformLike": False,
    "RandomUniform": False,
}
#: sin(n a) b, of which only what is behind the point is kept: a hash that is common in shaders, where noise has to be
#: computed from a place likewise. Each operator begins elsewhere.
WAVE, SPREAD, APART = 12.9898, 43758.547, 77.7
#: No uniform number is nearer to 0: its logarithm is taken.
LEAST = 1e-6


def steady(model: Path) -> None:
    """Write the copy of `model` beside it, if it draws random numbers.

    Raises:
        InstallFailed: the file is not a network, or the package onnx is missing.
    """
    if problem := lacking("the package onnx", "onnx"):
        raise InstallFailed(problem, remedy="pip install 'langdu[kokoro]'")
    import onnx

    try:
        proto = onnx.load(str(model))
    except Exception as error:  # protobuf's own
        raise InstallFailed(f"{model.name} is not a network", remedy="download it again") from error
    if replace(proto.graph):
        onnx.save(proto, str(model.with_name(model.name + STEADY)))


def replace(graph: Any) -> int:
    """Replace the random operators of an ONNX graph; how many there were."""
    nodes: list[Any] = []
    made = _Operators()
    found = 0
    for node in graph.node:
        if node.op_type in RANDOM:
            nodes += made.noise(node, found * APART)
            found += 1
        else:
            nodes.append(node)
    if found:
        del graph.node[:]
        graph.node.extend(nodes)
    return found


class _Operators:
    """Makes operators whose values have names of their own."""

    def __init__(self) -> None:
        self._numbers = count()
        self._made: list[Any] = []

    def noise(self, node: Any, offset: float) -> list[Any]:
        """Operators that give what the random `node` gives, in the same shape; `offset` is where its numbers begin."""
        from onnx import TensorProto, helper

        self._made = []
        how = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        shape = self._act("Shape", node.input[0]) if node.input else self._constant(how["shape"], "int64")
        size = self._act("Cast", self._act("ReduceProd", shape, keepdims=0), to=TensorProto.FLOAT)
        places = self._act("Range", self._constant(0.0), size, self._constant(1.0))
        if RANDOM[node.op_type]:
            drawn, low, width = self._normal(places, offset), how.get("mean", 0.0), how.get("scale", 1.0)
        else:
            low = how.get("low", 0.0)
            drawn, width = self._uniform(places, offset), how.get("high", 1.0) - low
        value = self._act("Add", self._act("Mul", drawn, self._constant(width)), self._constant(low))
        return [*self._made, helper.make_node("Reshape", [value, shape], list(node.output))]

    def _uniform(self, places: str, offset: float) -> str:
        turned = self._act("Add", self._act("Mul", places, self._constant(WAVE)), self._constant(offset))
        value = self._act("Mul", self._act("Sin", turned), self._constant(SPREAD))
        return self._act("Sub", value, self._act("Floor", value))

    def _normal(self, places: str, offset: float) -> str:
        """Box and Muller: two uniform numbers make a normal one."""
        likely = self._act("Log", self._act("Max", self._uniform(places, offset), self._constant(LEAST)))
        far = self._act("Sqrt", self._act("Mul", likely, self._constant(-2.0)))
        turn = self._act("Mul", self._uniform(places, offset + APART / 2), self._constant(2 * pi))
        return self._act("Mul", far, self._act("Cos", turn))

    def _constant(self, value: Any, kind: str = "float32") -> str:
        import numpy as np
        from onnx import helper, numpy_helper

        name = self._name()
        tensor = numpy_helper.from_array(np.asarray(value, kind))
        self._made.append(helper.make_node("Constant", [], [name], value=tensor))
        return name

    def _act(self, operator: str, *inputs: str, **how: Any) -> str:
        from onnx import helper

        name = self._name()
        self._made.append(helper.make_node(operator, list(inputs), [name], **how))
        return name

    def _name(self) -> str:
        return f"steady_{next(self._numbers)}"
