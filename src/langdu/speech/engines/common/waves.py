"""Small things done to samples (float arrays, 1.0 full scale) by the engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples


def resample(samples: Samples, ratio: float) -> Samples:
    """`samples` stretched to `ratio` times their number, band-limited (by Fourier series)."""
    import numpy as np

    count = round(len(samples) * ratio)
    if count == len(samples) or not len(samples):
        return samples
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(count // 2 + 1, spectrum.dtype)
    shared = min(len(kept), len(spectrum))
    kept[:shared] = spectrum[:shared]
    return (np.fft.irfft(kept, count) * (count / len(samples))).astype(np.float32)


def sounding(samples: Samples) -> tuple[int, int]:
    """The first sample that can be heard, and the one after the last; all of them if none can."""
    import numpy as np

    heard = np.flatnonzero(np.abs(samples) > 0.003)
    return (int(heard[0]), int(heard[-1]) + 1) if len(heard) else (0, len(samples))


def lasting(samples: Samples, count: int) -> Samples:
    """`samples` as `count` of them: with silence after them, or without what is too much."""
    import numpy as np

    return np.concatenate([samples[:count], np.zeros(max(0, count - len(samples)), np.float32)])


def faded(samples: Samples, count: int) -> Samples:
    """`samples` with the last `count` brought down to nothing."""
    import numpy as np

    count = min(count, len(samples))
    return np.concatenate([samples[: len(samples) - count], samples[len(samples) - count :] * np.linspace(1, 0, count)])
