"""Piper voices that hum, with configs laid out as those of the published zh_CN voices."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from tests.speech.tiny.graphs import FLOAT, INT, Graph
from tests.speech.tiny.symbols import PIPER

if TYPE_CHECKING:
    from pathlib import Path

#: Frames (of 256 samples) that a padding symbol and any other symbol last.
PADDING, SYMBOL = 1, 4


def write(folder: Path, kind: str, *, speakers: int = 1, symbols: dict[str, list[int]] | None = None) -> None:
    """`tiny.onnx` and `tiny.onnx.json`; `kind` is `pinyin` or `espeak`."""
    inputs = {"input": (INT, [1, "t"]), "input_lengths": (INT, [1]), "scales": (FLOAT, [3])}
    graph = Graph(inputs | ({"sid": (INT, [1])} if speakers > 1 else {}), hop=256)
    noise, stretch = (graph.node("Gather", "scales", graph.constant(i, np.int64)) for i in (0, 1))
    frames = graph.frames("input", [PADDING, *[SYMBOL] * 255], stretch)
    shaped = graph.node("Reshape", graph.hum(frames, noise), graph.constant([1, 1, -1], np.int64))
    graph.write(folder / "tiny.onnx", {"output": (shaped, [1, 1, "n"])})
    config = {
        "audio": {"sample_rate": 22050, "quality": "medium"},
        "espeak": {"voice": "cmn" if kind == "espeak" else "zh"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": kind,
        "phoneme_map": {},
        "phoneme_id_map": symbols or PIPER[kind],
        "num_symbols": 256,
        "num_speakers": speakers,
        "speaker_id_map": {},
        "piper_version": "1.0.0",
    }
    (folder / "tiny.onnx.json").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
