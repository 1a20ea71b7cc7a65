"""Cuts Kokoro's network in two where its pitch curve is, once, when the voice is installed.

The encoder tells how long each symbol lasts and how the pitch runs; the decoder speaks by any pitch curve. What they
hand over is found in the graph, not listed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.errors import InstallFailed
from langdu.speech.engines.settings import lacking

if TYPE_CHECKING:
    from pathlib import Path

#: Tensors inside the network: the pitch in Hz; and how many frames of 600 samples each symbol lasts.
PITCH, FRAMES = "/encoder/F0_proj/Conv_output_0", "/encoder/Clip_output_0"
#: The endings of the two halves' names.
ENCODER, DECODER = ".encoder", ".decoder"
AUDIO = "audio"


def split(model: Path) -> None:
    """Write the two halves of `model` beside it.

    Raises:
        InstallFailed: the file is no such network, or the package onnx is missing.
    """
    if problem := lacking("the package onnx", "onnx"):
        raise InstallFailed(problem, remedy="pip install 'langdu[kokoro]'")
    import onnx

    try:
        whole = onnx.load(str(model))
    except Exception as error:  # protobuf's own
        raise InstallFailed(f"{model.name} is not a network", remedy="download it again") from error
    made = {output for node in whole.graph.node for output in node.output}
    if not {PITCH, FRAMES} <= made:
        raise InstallFailed(f"{model.name} is another network than Kokoro v1.0", remedy="download it again")
    nodes = list(whole.graph.node)
    late = _behind(nodes)
    early = [node for node, is_late in zip(nodes, late, strict=True) if not is_late]
    later = [node for node, is_late in zip(nodes, late, strict=True) if is_late]
    inputs = {entry.name for entry in whole.graph.input}
    said = {output for node in early for output in node.output}
    handed = {name for node in later for name in node.input if name in said}
    _write(whole, early, inputs, [*sorted(handed), FRAMES], model, ENCODER)
    _write(whole, later, handed | inputs, [AUDIO], model, DECODER)


def _behind(nodes: list[Any]) -> list[bool]:
    """Of each node whether it comes to nothing without the pitch; they are in order."""
    tensors, late = {PITCH}, []
    for node in nodes:
        late.append(not tensors.isdisjoint(node.input))
        if late[-1]:
            tensors |= set(node.output)
    return late


def _write(whole: Any, nodes: list[Any], inputs: set[str], outputs: list[str], model: Path, ending: str) -> None:
    import onnx

    described = {entry.name: entry for entry in whole.graph.input}
    used = {name for node in nodes for name in node.input}
    types = _types(whole)
    graph = onnx.helper.make_graph(
        nodes,
        model.stem,
        [described.get(name) or _described(name, types) for name in sorted(inputs & used)],
        [_described(name, types) for name in dict.fromkeys(outputs)],
        [entry for entry in whole.graph.initializer if entry.name in used],
    )
    half = onnx.helper.make_model(graph, opset_imports=whole.opset_import, ir_version=whole.ir_version)
    onnx.save(half, str(model.with_name(model.name + ending)))


def _types(whole: Any) -> dict[str, int]:
    """The kinds of number of the tensors in between."""
    import onnx

    inferred = onnx.shape_inference.infer_shapes(whole)
    return {entry.name: entry.type.tensor_type.elem_type for entry in inferred.graph.value_info}


def _described(name: str, types: dict[str, int]) -> Any:
    import onnx

    return onnx.helper.make_tensor_value_info(name, types.get(name, onnx.TensorProto.FLOAT), None)
