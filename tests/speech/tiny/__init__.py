"""Tiny voices for every engine whose real ones are downloads: made by the tests, loaded by the engines as they are.

`voice(name, folder)` makes one of `NAMES`. What makes a voice needs onnx and the engine's package; `needs` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import AssetFile, Voice
from tests.speech.making import voice as made

if TYPE_CHECKING:
    from pathlib import Path

#: The packages that a voice needs, by its name.
NEEDS = {
    "tiny-piper-pinyin": ("onnx", "piper"),
    "tiny-piper-espeak": ("onnx", "piper"),
    "tiny-sherpa-vits": ("onnx", "sherpa_onnx"),
    "tiny-sherpa-melo": ("onnx", "sherpa_onnx"),
    "tiny-sherpa-matcha": ("onnx", "sherpa_onnx"),
    "tiny-kokoro": ("onnx", "onnxruntime"),
    "tiny-edge": ("edge_tts", "aiohttp"),
    "tiny-reference": (),
}
NAMES = tuple(NEEDS)


def voice(name: str, folder: Path) -> Voice:
    """The voice called `name`, its files in `folder`; that of Edge needs a `Service` and its address besides."""
    _, engine, kind = (*name.split("-"), "")[:3]
    makers = {"piper": piper_voice, "sherpa": sherpa_voice, "kokoro": kokoro_voice, "edge": edge_voice}
    return (makers | {"reference": reference_voice})[engine](folder, kind)


def piper_voice(folder: Path, kind: str) -> Voice:
    """A Piper voice; `kind` is pinyin or espeak."""
    from tests.speech.tiny.piper import write

    write(folder, kind)
    parameters = {"model": "tiny.onnx", "config": "tiny.onnx.json"}
    return _voice(folder, "piper", parameters, hint="pinyin" if kind == "pinyin" else "phonemes", sample_rate=22050)


def sherpa_voice(folder: Path, kind: str) -> Voice:
    """A voice of sherpa-onnx; `kind` is vits, melo or matcha."""
    from tests.speech.tiny.sherpa import RATES, write

    write(folder, kind)
    parameters = {"kind": kind, "model": "tiny.onnx", "lexicon": "lexicon.txt", "tokens": "tokens.txt"}
    parameters |= {"vocoder": "vocoder.onnx"} if kind == "matcha" else {}
    return _voice(folder, "sherpa", parameters, marks="estimated", sample_rate=RATES[kind])


def kokoro_voice(folder: Path, kind: str = "") -> Voice:
    """A Kokoro voice, prepared as an installation does it."""
    from langdu.speech.engines.kokoro.engine import Kokoro
    from tests.speech.tiny.kokoro import write

    write(folder)
    Kokoro.prepare(folder)
    parameters = {"model": "tiny.onnx", "styles": "styles.npz", "speaker": "zf_one"}
    return _voice(folder, "kokoro", parameters, sample_rate=24000)


def edge_voice(folder: Path, kind: str = "") -> Voice:
    """A voice of the stand-in for the Edge service."""
    engine = "tests.speech.tiny.edge:LocalEdge"
    return made(engine, parameters={"voice": "zh-CN-XiaoxiaoNeural"}, hint="text", sample_rate=24000, sandhi="engine")


def reference_voice(folder: Path, kind: str = "") -> Voice:
    """Recordings that hum: the syllables of the tests' sentences, and a word."""
    from tests.speech.tiny.reference import write

    write(folder)
    return _voice(folder, "reference", {}, sample_rate=24000)


def _voice(folder: Path, engine: str, parameters: dict[str, str], **told: object) -> Voice:
    files = tuple(
        AssetFile(path.name, f"file:{path.name}", path.stat().st_size, "") for path in sorted(folder.iterdir())
    )
    return made(engine, parameters=parameters, files=files, **told)
