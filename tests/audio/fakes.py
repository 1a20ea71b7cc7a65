"""A microphone that hears what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.audio.recording.microphone import PERIOD, RATE, SAMPLE, Microphone
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from langdu.audio.recording.microphone import Hear

PIECE = RATE * PERIOD // 1000 * SAMPLE


class FakeMicrophones:
    """An opener; `there` says whether there is a microphone, and `made` is the last one."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.made: FakeMicrophone | None = None

    def __call__(self, hear: Hear, name: str = "") -> FakeMicrophone:
        if not self.there:
            raise NoAudioDevice("there is no microphone", remedy="plug one in")
        self.made = FakeMicrophone(hear)
        return self.made


class FakeMicrophone(Microphone):
    def __init__(self, hear: Hear) -> None:
        self._hear, self.is_closed = hear, False

    def hear(self, samples: NDArray[np.float32]) -> None:
        """Hand some samples over, as a device does: a piece at a time."""
        pcm = pcm_of(samples)
        for at in range(0, len(pcm), PIECE):
            self._hear(pcm[at : at + PIECE])

    def close(self) -> None:
        self.is_closed = True


def pcm_of(samples: NDArray[np.float32]) -> bytes:
    """Samples of full scale 1 as signed 16 bit."""
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def noise(seconds: float, level: float = 0.1, seed: int = 0) -> NDArray[np.float32]:
    """White noise with that standard deviation."""
    return np.random.default_rng(seed).normal(0, level, round(seconds * RATE)).astype(np.float32)
