"""The peaks of a sound between its samples (true peaks, ITU-R BS.1770-4, annex 2): what a converter meets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: How many times finer the peaks are looked for, and taps of the filter on either side of a sample. The standard's
#: filter has 6; a longer one misses less close to half the sample rate.
OVERSAMPLING, TAPS_A_SIDE = 4, 16
#: Of Kaiser's window: 80 dB beside the passband.
KAISER_BETA = 8.0


def true_peaks(samples: Samples) -> Samples:
    """[n] the highest magnitude at each of the samples [n] and on the way to its neighbours."""
    import numpy as np

    peaks = np.abs(samples)
    for taps in _phases():
        # From each sample to the next: both must be lowered if what is between them is too high.
        between = np.abs(np.convolve(samples, taps)[TAPS_A_SIDE - 1 : TAPS_A_SIDE - 1 + len(samples)])
        np.maximum(peaks, between, out=peaks)
        np.maximum(peaks[1:], between[:-1], out=peaks[1:])
    return peaks


@cache
def _phases() -> tuple[Samples, ...]:
    """The filters for the places at 1/4, 2/4 and 3/4 of the way from a sample to the next."""
    import numpy as np

    found = []
    for step in range(1, OVERSAMPLING):
        place = np.arange(1 - TAPS_A_SIDE, TAPS_A_SIDE + 1) - step / OVERSAMPLING
        window = np.i0(KAISER_BETA * np.sqrt(1 - (place / TAPS_A_SIDE) ** 2)) / np.i0(KAISER_BETA)
        taps = np.sinc(place) * window
        found.append((taps / taps.sum()).astype(np.float32)[::-1].copy())
    return tuple(found)
