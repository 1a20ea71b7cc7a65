"""The hum of the mains, taken away: 50 or 60 Hz and its overtones, which a pitch tracker takes for a deep voice.

Mains keep their frequency and phase through a recording and a voice does neither. So each overtone's amplitude and
phase are read from the quieter frames, and the same sine is subtracted everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.signal.rates import resampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Hz that mains have, how far from that they stray, how finely they are looked for; overtones up to where.
MAINS, STRAY, FINE, HIGHEST = (50.0, 60.0), 0.3, 0.02, 900.0
#: The sample rate in Hz at which they are looked for.
SLOW = 2000
#: Seconds of a frame, the share of frames that are quiet enough to listen in, and the least that must be.
FRAME, QUIET, LEAST = 0.02, 0.4, 0.15
#: How many times the power of chance an overtone must have for there to be a hum, and to belong to one; how many of the
#: first four must, and be at least so strong beside the strongest: a lone whistle is no hum.
SURE, BELONGS, FOUND, BESIDE = 150.0, 20.0, 2, 0.2


def without_hum(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """A recording without its hum; the very same where there is none that can be told from speech."""
    quiet = _quiet(samples, rate)
    heard = int(quiet.sum())
    if heard < LEAST * rate:
        return samples
    slow = resampled(samples * quiet, rate, SLOW)
    size = 1 << int(np.ceil(np.log2(max(len(slow), SLOW / FINE))))
    lines = np.fft.rfft(slow, size) * (rate / SLOW / heard)
    chance = float(np.mean(np.square(samples[quiet], dtype=np.float64))) / heard
    for mains in MAINS:
        found = _overtones(lines, mains, SLOW / size, chance)
        if found:
            return np.asarray(samples - _sounded(lines, found, SLOW / size, len(samples), rate), np.float32)
    return samples


def _overtones(lines: NDArray[np.complex128], mains: float, width: float, chance: float) -> list[int]:
    """Which of the lines, `width` Hz apart, are overtones of the mains; none where it does not hum."""
    exact = _tuned(lines, mains, width)
    places = [round(k * exact / width) for k in range(1, int(HIGHEST / exact) + 1)]
    strength = {place: abs(lines[place]) ** 2 / chance for place in places} if chance else {}
    least = max(SURE, BESIDE**2 * max(strength.values(), default=0.0))
    if sum(strength.get(place, 0.0) > least for place in places[:4]) < FOUND:
        return []
    return [place for place, power in strength.items() if power > BELONGS]


def _sounded(
    lines: NDArray[np.complex128], places: list[int], width: float, count: int, rate: int
) -> NDArray[np.float64]:
    at = 2j * np.pi * np.arange(count) / rate
    sines = [2 * (lines[place] * np.exp(place * width * at)).real for place in places]
    return np.asarray(np.sum(sines, axis=0), np.float64)


def _quiet(samples: NDArray[np.float32], rate: int) -> NDArray[np.bool_]:
    """The samples of the quieter frames."""
    size = int(FRAME * rate)
    count = len(samples) // size
    if not count:
        return np.zeros(len(samples), bool)
    level = np.square(samples[: count * size].reshape(count, size), dtype=np.float64).mean(axis=1)
    chosen = np.repeat(level <= np.quantile(level, QUIET), size)
    return np.pad(chosen, (0, len(samples) - len(chosen)))


def _tuned(lines: NDArray[np.complex128], mains: float, width: float) -> float:
    """The frequency near that of the mains whose second to fourth overtones are strongest."""
    tried = np.arange(mains - STRAY, mains + STRAY, width / 2)
    strength = sum(np.abs(lines[np.rint(k * tried / width).astype(int)]) for k in (2, 3, 4))
    return float(tried[int(np.argmax(strength))])
