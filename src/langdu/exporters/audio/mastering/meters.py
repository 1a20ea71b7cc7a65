"""How loud a stream has been so far: in LUFS as EBU R 128 has it, or in dB RMS as ACX does. Both stay small."""

from __future__ import annotations

from math import inf, log10
from typing import TYPE_CHECKING, Protocol

from langdu.signal.loudness import BLOCK, PAUSE, SILENCE, STEP, block_power, level_of, power_of

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: Bins of a LU, and how many there are above silence.
BINS_A_LU, BINS = 10, 800


class Meter(Protocol):
    """Hears a stream, and tells how loud it is."""

    def add(self, samples: Samples) -> None:
        """The next samples, full scale 1."""

    def level(self) -> float:
        """How loud all of it is, in the meter's unit; -inf where nothing was heard."""


class LoudnessMeter:
    """Integrated loudness in LUFS, its blocks kept as a histogram of tenths of a LU.

    Args:
        sample_rate: in Hz.
    """

    def __init__(self, sample_rate: int) -> None:
        import numpy as np

        self._rate, self._overlap = sample_rate, round(BLOCK * sample_rate) - round(STEP * sample_rate)
        self._rest = np.zeros(0, np.float32)
        self._count, self._power = np.zeros(BINS, np.int64), np.zeros(BINS)

    def add(self, samples: Samples) -> None:
        """Count the blocks that are whole now."""
        import numpy as np

        samples = np.concatenate((self._rest, samples))
        step, length = round(STEP * self._rate), round(BLOCK * self._rate)
        blocks = max(0, (len(samples) - length) // step + 1)
        self._rest = samples[blocks * step :]
        if not blocks:
            return
        power = block_power(samples[: (blocks - 1) * step + length], self._rate)
        power = power[power > power_of(SILENCE)]
        bins = ((10 * np.log10(power / power_of(SILENCE))) * BINS_A_LU).astype(int).clip(0, BINS - 1)
        np.add.at(self._count, bins, 1)
        np.add.at(self._power, bins, power)

    def level(self) -> float:
        """Integrated loudness, pauses left out."""
        if not self._count.any():
            return -inf
        pause = level_of(float(self._power.sum() / self._count.sum())) + PAUSE
        first = max(0, round((pause - SILENCE) * BINS_A_LU))
        count = int(self._count[first:].sum())
        return level_of(float(self._power[first:].sum()) / count) if count else -inf


class RmsMeter:
    """The level of all samples since the first sound, pauses included, in dB below full scale."""

    def __init__(self) -> None:
        self._power, self._count = 0.0, 0

    def add(self, samples: Samples) -> None:
        """Count the samples."""
        import numpy as np

        if self._count or samples.any():
            self._power += float(np.square(samples, dtype=np.float64).sum())
            self._count += len(samples)

    def level(self) -> float:
        """In dB RMS."""
        return 10 * log10(self._power / self._count) if self._power else -inf
