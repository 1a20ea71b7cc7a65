"""Recordings that the learner wants kept: WAV files in one folder, written beside their place and renamed into it."""

from __future__ import annotations

import os
import re
import tempfile
import wave
from datetime import datetime
from pathlib import Path

from langdu.audio.microphone import RATE, SAMPLE
from langdu.config import data_dir
from langdu.errors import OutputFailed

#: What a file's name takes of the text: hanzi, letters and digits, so many.
_UNFIT, LONGEST = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+"), 20


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
    said = _UNFIT.sub("", text)[:LONGEST]
    stem = f"{moment}-{said}" if said else moment
    try:
        folder().mkdir(parents=True, exist_ok=True)
        return _placed(_beside(pcm), stem)
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "check the folder, its permissions and the free space"
        raise OutputFailed(f"the recording cannot be kept: {reason}", where=str(folder()), remedy=remedy) from error


def _beside(pcm: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".recording-", suffix=".wav", dir=folder())
    try:
        with os.fdopen(handle, "wb") as file, wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(SAMPLE)
            sound.setframerate(RATE)
            sound.writeframes(pcm)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _placed(partial: Path, stem: str) -> Path:
    """Rename to the first name that is free: two recordings of one second are two files."""
    number, path = 1, folder() / f"{stem}.wav"
    while path.exists():
        number += 1
        path = folder() / f"{stem}-{number}.wav"
    try:
        partial.replace(path)
    except OSError:
        partial.unlink()
        raise
    return path
