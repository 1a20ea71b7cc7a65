"""A Kokoro voice that hums, the louder the higher its pitch; its inside has the names of the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.speech.engines.kokoro.split import AUDIO, FRAMES, LENGTHS, PITCH
from tests.speech.tiny.graphs import FLOAT, INT, Graph

if TYPE_CHECKING:
    from pathlib import Path

STYLE = 256
#: Pitches a frame.
PITCHES = 2
#: Frames that each symbol lasts; the silence at both ends is shorter.
LASTS = 4


def write(folder: Path, *, has_pitch: bool = True) -> None:
    """`tiny.onnx` and `styles.npz`; or a network that has no pitch curve inside."""
    inputs = {"tokens": (INT, [1, "t"]), "style": (FLOAT, [1, STYLE]), "speed": (FLOAT, [1])}
    graph = Graph(inputs, hop=PITCHES)
    lengths = graph.named(graph.node("Gather", graph.constant([2, *[LASTS] * 255]), "tokens"), LENGTHS)
    frames = graph.named(graph.node("Ceil", graph.node("Div", lengths, "speed")), FRAMES)
    mean = graph.node("ReduceMean", "style", keepdims=1)
    height = graph.node("Add", graph.node("Mul", mean, graph.constant(100.0)), graph.constant(200.0))
    envelope = graph.node("Reshape", graph.hum(frames, steady=True), graph.constant([1, 1, -1], np.int64))
    drawn = graph.node("Mul", envelope, height)
    pitch = graph.named(drawn, PITCH) if has_pitch else drawn
    each = graph.node(
        "Mul", graph.node("Reshape", pitch, graph.constant([-1, 1], np.int64)), graph.constant([[1.0] * 300])
    )
    loud = graph.node("Div", graph.node("Reshape", each, graph.constant([-1], np.int64)), graph.constant(250.0))
    count = graph.node("Cast", graph.node("Squeeze", graph.node("Shape", loud)), to=FLOAT)
    at = graph.node("Range", graph.constant(0.0), count, graph.constant(1.0))
    graph.write(folder / "tiny.onnx", {AUDIO: (graph.node("Mul", graph.tone(at), loud), ["n"])})
    styles = {"zf_one": np.full((510, STYLE), 0.3, np.float16), "zm_two": np.zeros((510, STYLE), np.float16)}
    np.savez(folder / "styles.npz", **styles)
