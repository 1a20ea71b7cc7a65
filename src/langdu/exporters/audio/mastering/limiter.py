"""A look-ahead limiter of true peaks: the gain is lowered before a peak comes and raised after it, without a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.signal.true_peak import TAPS_A_SIDE, true_peaks

if TYPE_CHECKING:
    from langdu.signal.arrays import Powers, Samples

#: Seconds before and after a peak in which the gain goes down and up again: longer than a period of the lowest voice,
#: so that the gain does not follow the wave.
RAMP_SECONDS = 0.012
#: A peak between samples is not more than so many times as high as they are, in any sound that is one.
MOST_OVER_SAMPLES = 2.0


class Limiter:
    """Takes a stream in pieces, and gives it back a little later; what is below the ceiling stays as it is.

    Args:
        sample_rate: in Hz.
        ceiling_db: the highest true peak, in dB below full scale.
    """

    def __init__(self, sample_rate: int, ceiling_db: float) -> None:
        import numpy as np

        self._half = round(RAMP_SECONDS * sample_rate / 2)  # two averages, each of twice this, make the ramp
        self._margin = 4 * self._half + TAPS_A_SIDE
        self._ceiling = 10 ** (ceiling_db / 20)
        self._kept = np.zeros(self._margin, np.float32)

    def feed(self, piece: Samples) -> Samples:
        """The next piece; what is ready of the stream, `margin` samples behind."""
        import numpy as np

        samples = np.concatenate((self._kept, piece))
        self._kept = samples[-2 * self._margin :]
        if len(samples) <= 2 * self._margin:
            return samples[:0]
        inner = slice(self._margin, len(samples) - self._margin)
        if np.abs(samples).max() * MOST_OVER_SAMPLES <= self._ceiling:
            return samples[inner]
        return (samples * self._gains(samples))[inner].astype(np.float32)

    def flush(self) -> Samples:
        """The rest."""
        import numpy as np

        return self.feed(np.zeros(self._margin, np.float32))

    def _gains(self, samples: Samples) -> Powers:
        import numpy as np

        allowed = (self._ceiling / np.maximum(true_peaks(samples), self._ceiling)).astype(np.float32)
        lowest = _minimum(allowed, 2 * self._half)
        return _mean(_mean(lowest, self._half), self._half)


def _minimum(values: Samples, reach: int) -> Samples:
    """[n] the least of the values [n] at most `reach` away."""
    import numpy as np

    padded = np.pad(values, reach, mode="edge")
    width, done = 2 * reach + 1, 1
    while done < width:
        step = min(done, width - done)
        padded = np.minimum(padded[:-step], padded[step:])
        done += step
    return padded


def _mean(values: Samples | Powers, reach: int) -> Powers:
    """[n] the mean of the values [n] at most `reach` away."""
    import numpy as np

    width = 2 * reach + 1
    sums = np.cumsum(np.pad(values.astype(np.float64), (reach + 1, reach), mode="edge"))
    means: Powers = np.minimum((sums[width:] - sums[:-width]) / width, 1.0)
    return means
