"""Sample rates, and from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Hz at which learners are listened to: what the networks for it were taught with.
LISTENING_RATE = 16_000


def resampled(samples: NDArray[np.float32], rate: float, wanted: float) -> NDArray[np.float32]:
    """Samples [n] (or [n, channels]) taken at `rate` Hz as if they were taken at `wanted` Hz, band-limited (soxr)."""
    if rate == wanted or not len(samples):
        return samples
    import numpy as np
    import soxr

    return np.asarray(soxr.resample(samples, rate, wanted), np.float32)
