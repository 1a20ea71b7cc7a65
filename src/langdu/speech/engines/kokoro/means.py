"""Lets Kokoro's decoder speak without most of the silence around a sentence, and sound as it does with it.

The network normalises by means over all of time, silence included. Its graph is written so, once, that some frames
weigh more than others: those of the silence that is left stand for the silence that is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.speech.engines.kokoro.graph import Graph, Nodes

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The input with the weights: [1, 1, frames].
WEIGHTS = "weights"
#: The last axis, over which means are taken.
TIME = 2
#: Frames of silence that are said before and after, where there are so many; how many of them, the farthest from
#: speech, stand for the rest. By the level and the spectrum of 36 stretches against those said with all silence:
#: within 0.3 dB.
SILENT_FRAMES_KEPT, FAR = 9, 4


def rewrite(graph: Any) -> int:
    """Weigh the means over time in an onnx graph, in place; tells how many."""
    import onnx

    inside = Graph(graph)
    made = {node.output[0]: _mean(inside, node) for node in inside.nodes if _is_over_time(inside, node)}
    if made:
        graph.input.append(onnx.helper.make_tensor_value_info(WEIGHTS, onnx.TensorProto.FLOAT, [1, 1, None]))
    inside.replace(made)
    return len(made)


def window(first: float, last: float, count: int) -> tuple[slice, NDArray[Any]]:
    """The frames to be said, and [1, 1, frames] their weights.

    Args:
        first: the frame at which speech begins.
        last: that at which it ends.
        count: of all frames.
    """
    import numpy as np

    start, end = max(0, round(first) - SILENT_FRAMES_KEPT), min(count, round(last) + SILENT_FRAMES_KEPT)
    weights = np.ones(end - start, np.float32)
    weights[:FAR] += start / FAR
    weights[-FAR:] += (count - end) / FAR
    return slice(start, end), weights.reshape(1, 1, -1)


def _is_over_time(graph: Graph, node: Any) -> bool:
    axes = graph.numbers.get(node.input[1]) if node.op_type == "ReduceMean" and len(node.input) > 1 else None
    return axes is not None and axes.tolist() == [TIME]


def _mean(graph: Graph, node: Any) -> list[Any]:
    """The weighted mean: the weights are stretched to as many places as the tensor has."""
    nodes = Nodes(node.name)
    length = nodes.add("Gather", [nodes.add("Shape", [node.input[0]]), graph.constant([TIME])])
    stretched = nodes.add("Resize", [WEIGHTS, "", "", length], mode="nearest", axes=[TIME])
    share = nodes.add("Div", [stretched, nodes.add("ReduceSum", [stretched, graph.constant([TIME])])])
    nodes.add("MatMul", [node.input[0], nodes.add("Transpose", [share], perm=[0, 2, 1])], node.output[0])
    return nodes.made
