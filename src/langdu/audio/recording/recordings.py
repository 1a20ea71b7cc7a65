"""Recordings that the learner wants kept: WAV files in one folder, whole or not at all."""

from __future__ import annotations

import io
import re
import wave
from datetime import datetime
from typing import TYPE_CHECKING

from langdu import files
from langdu.audio.recording.microphone import RATE, SAMPLE
from langdu.config import data_dir
from langdu.errors import OutputFailed
from langdu.files import REMEDY

if TYPE_CHECKING:
    from pathlib import Path

#: What a file's name takes of the text: hanzi, letters and digits, so many.
_UNFIT, NAME_CHARACTERS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+"), 20


def folder() -> Path:
    """Where recordings are kept."""
    return data_dir() / "recordings"


def keep(pcm: bytes, text: str, now: datetime | None = None) -> Path:
    """Write a recording to a new file, named by the moment and the text.

    Args:
        pcm: mono, signed 16 bit, 16 kHz.
        text: what was read; only its first hanzi, letters and digits come into the name.
        now: the moment; by default this one.

    Raises:
        OutputFailed: it cannot be written; nothing is left behind then.
    """
    moment = (now or datetime.now()).strftime("%Y%m%d-%H%M%S")
    said = _UNFIT.sub("", text)[:NAME_CHARACTERS]
    stem = f"{moment}-{said}" if said else moment
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputFailed(f"the recording cannot be kept: {reason}", where=str(folder()), remedy=REMEDY) from error
    path = _free(stem)
    files.write(path, _wav(pcm))
    return path


def _wav(pcm: bytes) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE)
        sound.setframerate(RATE)
        sound.writeframes(pcm)
    return out.getvalue()


def _free(stem: str) -> Path:
    """The first name that is free: two recordings of one second are two files."""
    number, path = 1, folder() / f"{stem}.wav"
    while path.exists():
        number += 1
        path = folder() / f"{stem}-{number}.wav"
    return path
