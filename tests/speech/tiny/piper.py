"""Piper voices that hum, with configs laid out as those of the published zh_CN voices."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from tests.speech.tiny.graphs import FLOAT, INT, Graph

if TYPE_CHECKING:
    from pathlib import Path

#: Frames (of 256 samples) that a padding symbol and any other symbol last.
PADDING, SYMBOL = 1, 4
#: The symbols of zh_CN-huayan-medium.onnx.json in the order of their ids.
HUAYAN = (
    "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛ"
    'ʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ0123456789\u0327\u0303\u032a\u032f\u0329ʰˤε↓#"↑'
)
#: Those of piper-tts's phonemize_chinese.py (which wants packages that nothing here needs), likewise; of the signs, the
#: last kind are one symbol.
PINYIN = [
    "_",
    "^",
    "$",
    "Ø",
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
    "a",
    "o",
    "e",
    "ai",
    "ei",
    "ao",
    "ou",
    "an",
    "en",
    "ang",
    "eng",
    "ong",
    "i",
    "ia",
    "ie",
    "iao",
    "iu",
    "ian",
    "in",
    "iang",
    "ing",
    "iong",
    "u",
    "ua",
    "uo",
    "uai",
    "ui",
    "uan",
    "un",
    "uang",
    "ueng",
    "v",
    "ve",
    "van",
    "vn",
    "er",
    "ue",
    "1",
    "2",
    "3",
    "4",
    "5",
    "。",
    "？",
    "！",
    "—",
]
ALSO = {"。": ".", "？": "?", "！": "!", "—": "…、，,：:；; "}


def id_map(kind: str) -> dict[str, list[int]]:
    """The published voices' symbols and ids."""
    symbols = {s: [i] for i, s in enumerate(HUAYAN if kind == "espeak" else PINYIN)}
    if kind == "pinyin":
        symbols |= {other: symbols[sign] for sign, others in ALSO.items() for other in others}
    return symbols


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
        "phoneme_id_map": symbols or id_map(kind),
        "num_symbols": 256,
        "num_speakers": speakers,
        "speaker_id_map": {},
        "piper_version": "1.0.0",
    }
    (folder / "tiny.onnx.json").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
