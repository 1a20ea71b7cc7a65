"""Recorded speech, slower or faster at the same pitch.

WSOLA (Verhelst and Roelands 1993): windows of the original are laid over one another at another distance, each moved by
some milliseconds to where it continues the one before it best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: Seconds of a window, and how far it may be moved to fit: a period of the lowest voice, 80 Hz.
WINDOW, SEARCH = 0.03, 0.0125


def stretched(samples: Samples, ratio: float, rate: int) -> Samples:
    """`samples` (1.0 full scale, `rate` Hz) in `ratio` times their length."""
    import numpy as np

    size, reach = round(WINDOW * rate) // 2 * 2, round(SEARCH * rate)
    if abs(ratio - 1) < 0.01 or len(samples) < size + 2 * reach:
        return samples
    hop, window = size // 2, np.hanning(size + 1)[:size].astype(np.float32)
    count = max(1, round(len(samples) * ratio) // hop)
    padded = np.concatenate([np.zeros(reach + hop, np.float32), samples, np.zeros(size + 2 * reach, np.float32)])
    out = np.zeros((count + 1) * hop + size, np.float32)
    at = reach  # half a window before the first sample: the middle of a window is what stays in its place
    for i in range(count + 1):
        wanted = padded[at + hop : at + hop + size]  # what would come next had nothing changed
        out[i * hop : i * hop + size] += padded[at : at + size] * window
        near = min(round((i + 1) * hop / ratio), len(padded) - size - 2 * reach - 1)
        found = np.correlate(padded[near : near + size + 2 * reach], wanted, "valid") if len(wanted) == size else [0]
        at = near + int(np.argmax(found))
    return out[hop : hop + round(len(samples) * ratio)]
