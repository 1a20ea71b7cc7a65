"""Filters that shift nothing in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Seconds that are mirrored at either end, which would ring otherwise.
MIRRORED = 0.25


def high_passed(samples: NDArray[np.float32], rate: int, lowest: float, order: int) -> NDArray[np.float32]:
    """Samples [n] without what lies below `lowest` Hz: a Butterworth filter of `order`, run forth and back."""
    import numpy as np

    if not len(samples):
        return np.zeros(0, np.float32)
    pad = min(round(MIRRORED * rate), len(samples) - 1)
    padded = np.pad(samples - samples.mean(), pad, mode="reflect") if pad else samples - samples.mean()
    size = 1 << (len(padded) - 1).bit_length()
    frequency = np.fft.rfftfreq(size, 1 / rate)
    with np.errstate(over="ignore", divide="ignore"):
        gain = 1 / (1 + (lowest / frequency) ** (2 * order))
    filtered = np.fft.irfft(np.fft.rfft(padded, size) * gain, size)
    return np.asarray(filtered[pad : pad + len(samples)], np.float32)
