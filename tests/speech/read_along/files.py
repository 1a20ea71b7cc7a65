"""Recordings for tests: sound files whose samples tell where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

if TYPE_CHECKING:
    from pathlib import Path

RATE = 8000


def ramp(seconds: float, rate: int = RATE) -> np.ndarray:
    """Samples that grow from 0 to full scale in ten seconds: sample / rate / 10 is its value."""
    return (np.arange(round(seconds * rate)) / rate / 10).astype(np.float32)


def write(path: Path, seconds: float, rate: int = RATE) -> Path:
    """A file of it; the ending says the format."""
    soundfile.write(path, ramp(seconds, rate), rate)
    return path


def time_of(pcm: bytes, sample: int = 0) -> float:
    """From which second of the ramp a sample is."""
    return float(np.frombuffer(pcm, "<i2")[sample]) / 32767 * 10
