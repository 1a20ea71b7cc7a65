"""A Kokoro voice that hums, with the symbols of v1.1-zh."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from tests.speech.tiny.graphs import FLOAT, INT, Graph
from tests.speech.tiny.symbols import KOKORO

if TYPE_CHECKING:
    from pathlib import Path

STYLE = 256


def write(folder: Path, *, tells_lengths: bool = True, speed: int = FLOAT) -> None:
    """`tiny.onnx`, `voices.bin` and `config.json`; with or without the output that tells how long symbols last."""
    inputs = {"tokens": (INT, [1, "t"]), "style": (FLOAT, [1, STYLE]), "speed": (speed, [1])}
    graph = Graph(inputs, hop=600)
    rate = graph.node("Cast", "speed", to=FLOAT)
    frames = graph.frames("tokens", [2, *[4] * 255], graph.node("Reciprocal", rate))
    loud = graph.node("Mul", graph.node("ReduceMean", "style", keepdims=0), graph.constant(0.05))
    hum = graph.node(
        "Add", graph.hum(frames), graph.node("Mul", graph.node("RandomNormalLike", graph.hum(frames)), loud)
    )
    flat = graph.node("Reshape", frames, graph.constant([-1], np.int64))
    outputs = {"audio": (hum, ["n"])} | ({"duration": (flat, ["t"])} if tells_lengths else {})
    graph.write(folder / "tiny.onnx", outputs)
    with (folder / "voices.bin").open("wb") as file:
        np.savez(file, zf_001=np.full((510, 1, STYLE), 0.1, np.float32), zm_009=np.zeros((510, 1, STYLE), np.float32))
    (folder / "config.json").write_text(json.dumps({"vocab": KOKORO}, ensure_ascii=False), "utf-8")
