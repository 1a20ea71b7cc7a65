"""Recordings of nobody: each syllable hums at a pitch of its own, with silence around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from langdu.speech import recordings
from langdu.speech.engines.reference.engine import Reference
from langdu.speech.references import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SYLLABLES = "jin1 tian1 xia4 yu3 wo3 men5 zai4 jia1 kan4 shu1 hao3 ni3 ma1 ma2 ma3 ma4 hua1 ba4"
WORDS = {"老师": "lao3 shi1"}


def hum(hertz: float = 200.0, seconds: float = 0.4, rate: int = 22050, level: float = 0.3) -> np.ndarray:
    """A sound that begins and ends softly, with a quarter of a second of silence on either side."""
    time = np.arange(round(seconds * rate)) / rate
    fade = np.minimum(1, np.minimum(time, time[::-1]) / 0.02)
    quiet = np.zeros(rate // 4)
    return np.concatenate([quiet, level * fade * np.sin(2 * np.pi * hertz * time), quiet]).astype(np.float32)


def record(folder: Path, names: Iterable[str], ending: str = "wav", rate: int = 22050) -> Path:
    """Files of these names, each at another pitch."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        soundfile.write(folder / f"{name}.{ending}", hum(150 + 10 * number, rate=rate), rate)
    return folder


def write(folder: Path) -> None:
    """A voice's folder, prepared as an installation does it."""
    source = record(folder / "source", [*SYLLABLES.split(), *WORDS])
    recordings.take(source, folder)
    (folder / INDEX).write_text(json.dumps({"source": "source", "spoken": WORDS, "sample": "妈。"}), "utf-8")
    Reference.prepare(folder)
    for path in source.iterdir():
        path.unlink()
    source.rmdir()
