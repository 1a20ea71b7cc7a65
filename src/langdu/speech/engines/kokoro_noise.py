"""The same noise every time: Kokoro's network draws random numbers for breath and hiss, other ones at each run.

A copy of the network is made, once, in which every random operator is a handful of plain ones that compute noise from
the number of the sample. A voice thus says the same sentence in the same samples, which is what resumed exports need.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from langdu.errors import InstallFailed
from langdu.speech.engines.settings import lacking

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    names = (f"steady_{number}" for number in count())
    found = 0
    for node in graph.node:
        if node.op_type in RANDOM:
            nodes += _noise(node, names, found * APART)
            found += 1
        else:
            nodes.append(node)
    if found:
        del graph.node[:]
        graph.node.extend(nodes)
    return found


def _noise(node: Any, names: Iterator[str], offset: float) -> list[Any]:
    """Operators that give what `node` gives, in the same shape."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    made: list[Any] = []
    attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}

    def constant(value: Any, kind: Any = np.float32) -> str:
        tensor = numpy_helper.from_array(np.asarray(value, kind))
        made.append(helper.make_node("Constant", [], [name := next(names)], value=tensor))
        return name

    def act(operator: str, *inputs: str, **how: Any) -> str:
        made.append(helper.make_node(operator, list(inputs), [name := next(names)], **how))
        return name

    def uniform(places: str, shift: float) -> str:
        turned = act("Add", act("Mul", places, constant(WAVE)), constant(offset + shift))
        value = act("Mul", act("Sin", turned), constant(SPREAD))
        return act("Sub", value, act("Floor", value))

    shape = act("Shape", node.input[0]) if node.input else constant(attributes["shape"], np.int64)
    size = act("Cast", act("ReduceProd", shape, keepdims=0), to=TensorProto.FLOAT)
    places = act("Range", constant(0.0), size, constant(1.0))
    drawn = uniform(places, 0.0)
    if RANDOM[node.op_type]:  # Box and Muller: two uniform numbers make a normal one
        far = act("Sqrt", act("Mul", act("Log", act("Max", drawn, constant(LEAST))), constant(-2.0)))
        drawn = act("Mul", far, act("Cos", act("Mul", uniform(places, APART / 2), constant(2 * np.pi))))
        low, width = attributes.get("mean", 0.0), attributes.get("scale", 1.0)
    else:
        low = attributes.get("low", 0.0)
        width = attributes.get("high", 1.0) - low
    value = act("Add", act("Mul", drawn, constant(width)), constant(low))
    made.append(helper.make_node("Reshape", [value, shape], list(node.output)))
    return made
