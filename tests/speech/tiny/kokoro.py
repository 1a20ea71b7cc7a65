"""A Kokoro voice that hums, with the symbols of v1.1-zh."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from tests.speech.tiny.graphs import FLOAT, INT, Graph

if TYPE_CHECKING:
    from pathlib import Path

#: The Mandarin part of the vocabulary in Kokoro-82M-v1.1-zh's config.json, with its numbers.
VOCABULARY = {
    **dict(zip(";:,.!?/", range(1, 8), strict=True)),
    **dict(zip('—…"()“” ', range(9, 17), strict=True)),
    **{"ㄓ": 23, "ㄅ": 30, "ㄆ": 32, "R": 34, "ㄇ": 37, "ㄈ": 38, "ㄉ": 40, "ㄊ": 49, "ㄋ": 73, "ㄌ": 74, "ㄍ": 79},
    **{"ㄎ": 84, "ㄦ": 85, "ㄏ": 88, "ㄐ": 89, "ㄑ": 91, "ㄒ": 93, "ㄔ": 94, "ㄕ": 95, "ㄗ": 96, "ㄘ": 97, "ㄙ": 98},
    **{"月": 99, "ㄚ": 100, "ㄛ": 104, "ㄝ": 105, "ㄞ": 106, "ㄟ": 107, "ㄠ": 108, "ㄡ": 109, "ㄢ": 117, "ㄣ": 121},
    **{"ㄤ": 122, "ㄥ": 124, "ㄖ": 126, "ㄧ": 127, "ㄨ": 134, "ㄩ": 137, "ㄜ": 140, "ㄭ": 141, "十": 144, "压": 145},
    **{"言": 146, "阳": 149, "要": 150, "阴": 151, "应": 152, "用": 153, "又": 154, "中": 155, "穵": 159, "外": 160},
    **{"万": 161, "王": 163, "为": 165, "文": 166, "瓮": 167, "我": 168, "3": 169, "5": 170, "1": 171, "2": 172},
    **{"4": 173, "元": 175, "云": 176},
}
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
    (folder / "config.json").write_text(json.dumps({"vocab": VOCABULARY}, ensure_ascii=False), "utf-8")
