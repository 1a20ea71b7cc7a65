"""Voices that never lived: tones of a buzzing source, for tests that need no recording."""

from __future__ import annotations

import numpy as np

RATE = 16_000


def sung(semitones: list[float], seconds: float = 0.5, middle: float = 200.0, level: float = 0.2) -> np.ndarray:
    """A buzz whose pitch goes through these values, in semitones from `middle` Hz."""
    count = int(seconds * RATE)
    along = np.interp(np.linspace(0, len(semitones) - 1, count), np.arange(len(semitones)), semitones)
    phase = 2 * np.pi * np.cumsum(middle * 2 ** (along / 12)) / RATE
    sound = sum(np.sin(k * phase) / k for k in range(1, 9))
    fade = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / 400)
    return (level * sound * fade).astype(np.float32)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE), np.float32)
