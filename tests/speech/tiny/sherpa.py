"""sherpa-onnx voices that hum, with lexicons and tokens laid out as those of the published voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.speech.tiny.graphs import FLOAT, INT, Graph
from tests.speech.tiny.lexicon import entries, symbols, tokens

if TYPE_CHECKING:
    from pathlib import Path

HOP = 64
#: Samples a second of each kind, as published.
RATES = {"vits": 8000, "melo": 44100, "matcha": 22050}
SIGNS = "，。？！"
#: What vits-melo-tts-zh_en says of itself, and what vits-icefall-zh-aishell3 and matcha-icefall-zh-baker do.
MELO = {
    "model_type": "melo-vits", "comment": "melo", "version": "2", "language": "Chinese + English", "add_blank": "1",
    "n_speakers": "1", "jieba": "1", "sample_rate": "44100", "bert_dim": "1024", "ja_bert_dim": "768",
    "speaker_id": "1", "lang_id": "3", "tone_start": "0",
}  # fmt: skip
ICEFALL = {
    "model_type": "vits", "comment": "icefall", "language": "Chinese", "n_speakers": "174", "sample_rate": "8000",
    "add_blank": "1", "punctuation": " ".join(SIGNS),
}  # fmt: skip
MATCHA = {
    "model_type": "matcha-tts", "language": "Chinese", "n_speakers": "1", "sample_rate": "22050", "jieba": "1",
    "has_espeak": "0", "pad_id": "0", "use_eos_bos": "0", "version": "1", "num_ode_steps": "3",
}  # fmt: skip


def write(folder: Path, kind: str) -> None:
    """`tiny.onnx`, `lexicon.txt`, `tokens.txt`, and for Matcha `vocoder.onnx`; `kind` is vits, melo or matcha."""
    lines = {char: symbols(syllable, kind) for char, syllable in entries().items()}
    if kind == "melo":
        lines["hello"] = ["h", "ə", "7", "7"]
    else:
        lines["一起"] = [symbol for char in "一起" for symbol in lines.get(char, [])]
    (folder / "tokens.txt").write_text("".join(f"{t} {i}\n" for i, t in enumerate(tokens(kind))), "utf-8")
    (folder / "lexicon.txt").write_text("".join(f"{w} {' '.join(s)}\n" for w, s in lines.items()), "utf-8")
    _acoustic(folder, kind)
    if kind == "matcha":
        _vocoder(folder)


def _acoustic(folder: Path, kind: str) -> None:
    ids = {"x": (INT, ["b", "t"])}
    inputs = {
        "vits": {"x_lengths": (INT, ["b"])},
        "melo": {"x_lengths": (INT, ["b"]), "tones": (INT, ["b", "t"]), "sid": (INT, [1])},
        "matcha": {"x_length": (INT, ["b"])},
    }[kind]
    scales = {"noise_scale": (FLOAT, [1]), "length_scale": (FLOAT, [1])}
    rest = {} if kind == "matcha" else {"noise_scale_w": (FLOAT, [1])}
    last = {"sid": (INT, [1])} if kind == "vits" else {}
    graph = Graph(ids | inputs | scales | rest | last, hop=1 if kind == "matcha" else HOP)
    frames = graph.frames("x", [4, *[64 if kind == "matcha" else 16] * 4000], "length_scale")  # a whole syllable
    if kind == "matcha":  # a mel spectrogram: 80 bands, a column a frame
        hum = graph.node("Reshape", graph.hum(frames, "noise_scale", steady=True), graph.constant([1, 1, -1], np.int64))
        mel = graph.node("Expand", hum, graph.constant([1, 80, 1], np.int64))
        graph.write(folder / "tiny.onnx", {"mel": (mel, [1, 80, "n"])}, MATCHA)
        return
    shaped = graph.node("Reshape", graph.hum(frames, "noise_scale"), graph.constant([1, 1, -1], np.int64))
    graph.write(folder / "tiny.onnx", {"y": (shaped, [1, 1, "n"])}, MELO if kind == "melo" else ICEFALL)


def _vocoder(folder: Path) -> None:
    graph = Graph({"mel": (FLOAT, ["b", 80, "n"])}, hop=HOP)
    level = graph.node("ReduceMean", "mel", axes=[1], keepdims=1)
    tall = graph.node("Expand", graph.node("Transpose", level, perm=[0, 2, 1]), graph.constant([1, 1, HOP], np.int64))
    flat = graph.node("Reshape", tall, graph.constant([-1], np.int64))
    count = graph.node("Cast", graph.node("Size", flat), to=FLOAT)
    tone = graph.tone(graph.node("Range", graph.constant(0.0), count, graph.constant(1.0)))
    shaped = graph.node("Reshape", graph.node("Mul", flat, tone), graph.constant([1, 1, -1], np.int64))
    graph.write(folder / "vocoder.onnx", {"audio": (shaped, [1, 1, "n"])}, {"model_type": "hifigan"})


def reveal(folder: Path, kind: str) -> None:
    """In place of `tiny.onnx` a network whose samples are what it is given: a thousandth for each id, and with MeloTTS a
    hundred-thousandth for each tone."""
    melo = kind == "melo"
    inputs = {"x": (INT, ["b", "t"]), "x_lengths": (INT, ["b"])}
    inputs |= {"tones": (INT, ["b", "t"]), "sid": (INT, [1])} if melo else {}
    inputs |= {name: (FLOAT, [1]) for name in ("noise_scale", "length_scale", "noise_scale_w")}
    graph = Graph(inputs | ({} if melo else {"sid": (INT, [1])}), hop=1)
    said = graph.node("Mul", graph.node("Cast", "x", to=FLOAT), graph.constant(1e-3))
    if melo:
        said = graph.node("Add", said, graph.node("Mul", graph.node("Cast", "tones", to=FLOAT), graph.constant(1e-5)))
    shaped = graph.node("Reshape", said, graph.constant([1, 1, -1], np.int64))
    graph.write(folder / "tiny.onnx", {"y": (shaped, [1, 1, "n"])}, MELO if melo else ICEFALL)


def revealed(folder: Path, samples: np.ndarray) -> list[str]:
    """The symbols that reached it, blanks left out, with their tones behind a colon where they have any."""
    names = [line.rsplit(" ", 1)[0] for line in (folder / "tokens.txt").read_text("utf-8").splitlines()]
    found = []
    for value in samples:
        number = round(float(value) * 1e5)
        name, tone = names[number // 100], number % 100
        if name not in ("_", "sil", "eos"):
            found.append(f"{name}:{tone}" if tone else name)
    return found
