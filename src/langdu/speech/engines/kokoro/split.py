"""Cuts Kokoro's network in three, once, when the voice is installed.

The first part tells how long each symbol lasts, the second by these lengths how the pitch runs, the third speaks by any
pitch curve. What they hand over is found in the graph, not listed here. The third is made quicker on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.errors import InstallFailed
from langdu.speech.engines.kokoro import convolutions
from langdu.speech.engines.kokoro import means as kokoro_means
from langdu.speech.engines.kokoro import sums as kokoro_sums

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Tensors inside the network: how many frames of 600 samples each symbol lasts at rate 1, as the network means it; as
#: whole numbers; and the pitch in Hz.
LENGTHS, FRAMES = "/encoder/predictor/ReduceSum_output_0", "/encoder/Clip_output_0"
PITCH = "/encoder/F0_proj/Conv_output_0"
AUDIO = "audio"
#: The endings of the parts' names.
PARTS = (".lengths", ".pitch", ".sound")
#: Where one part ends and the next begins.
CUTS = (FRAMES, PITCH)


def split(model: Path) -> None:
    """Write the parts of `model` beside it, and a sum that tells how exact the processor is.

    Raises:
        InstallFailed: the file is no such network.
    """
    import onnx

    try:
        whole = onnx.load(str(model))
    except Exception as error:  # protobuf's own
        raise InstallFailed(f"{model.name} is not a network", remedy="download it again") from error
    made = {output for node in whole.graph.node for output in node.output}
    if not {LENGTHS, *CUTS} <= made:
        raise InstallFailed(f"{model.name} is another network than Kokoro v1.0", remedy="download it again")
    _write_parts(whole, model)
    kokoro_sums.write(model)


def _write_parts(whole: Any, model: Path) -> None:
    nodes = list(whole.graph.node)
    steps = [sum(behind) for behind in zip(*(_behind(nodes, cut) for cut in CUTS), strict=True)]
    known = {entry.name for entry in whole.graph.input}
    for step, ending in enumerate(PARTS):
        here = [node for node, at in zip(nodes, steps, strict=True) if at == step]
        later = {name for node, at in zip(nodes, steps, strict=True) if at > step for name in node.input}
        said = {output for node in here for output in node.output}
        outputs = [LENGTHS, *sorted(said & later - {FRAMES, LENGTHS})] if step == 0 else sorted(said & later)
        _write(whole, here, known | set(CUTS[:step]), outputs or [AUDIO], model.with_name(model.name + ending))
        known |= said


def _behind(nodes: Sequence[Any], cut: str) -> list[bool]:
    """Of each node whether it comes to nothing without the tensor `cut`; they are in order."""
    tensors, behind = {cut}, []
    for node in nodes:
        behind.append(not tensors.isdisjoint(node.input))
        if behind[-1]:
            tensors |= set(node.output)
    return behind


def _write(whole: Any, nodes: Sequence[Any], known: set[str], outputs: Sequence[str], path: Path) -> None:
    import onnx

    described = {entry.name: entry for entry in whole.graph.input}
    used = {name for node in nodes for name in node.input}
    types = _types(whole)
    graph = onnx.helper.make_graph(
        nodes,
        path.stem,
        [described.get(name) or _described(name, types) for name in sorted(known & used)],
        [_described(name, types) for name in outputs],
        [entry for entry in whole.graph.initializer if entry.name in used],
    )
    convolutions.rewrite(graph)
    if path.suffix == PARTS[-1]:
        kokoro_means.rewrite(graph)
    part = onnx.helper.make_model(graph, opset_imports=whole.opset_import, ir_version=whole.ir_version)
    onnx.save(part, str(path))


def _types(whole: Any) -> dict[str, int]:
    """The kinds of number of the tensors in between."""
    import onnx

    inferred = onnx.shape_inference.infer_shapes(whole)
    return {entry.name: entry.type.tensor_type.elem_type for entry in inferred.graph.value_info}


def _described(name: str, types: dict[str, int]) -> Any:
    import onnx

    return onnx.helper.make_tensor_value_info(name, types.get(name, onnx.TensorProto.FLOAT), None)
