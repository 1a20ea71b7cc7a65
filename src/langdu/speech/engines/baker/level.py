"""How loud the Baker voice will be, read off its mel frames before there is a sample.

So every part is brought to the level of all voices from its very first sample on. A frame's K-weighted power is taken
for a weighted sum of its mel bands' power (the frames are logarithms to base ten of magnitudes); the weights were
fitted to what the vocoder makes of 256 sentences of ours, every other one held out: loudness is told with a standard
deviation of 0.12 LU and no more than 0.44 LU wrong. `python -m langdu.training.bands` makes them again.
"""

from __future__ import annotations

from functools import cache
from math import log10
from typing import TYPE_CHECKING

from langdu.signal.loudness import OFFSET, PAUSE, STEP
from langdu.speech.data import rows

if TYPE_CHECKING:
    from langdu.signal.arrays import Mel, Powers

#: Frames in a block of loudness, and from one block to the next, at 80 frames a second.
BLOCK, FRAMES = 32, 80


def level(mel: Mel) -> float:
    """The loudness in LUFS of what the vocoder will make of `mel` (1 x frames x 80)."""
    import numpy as np

    power = np.power(10.0, 2 * mel[0]) @ _bands()
    size = min(BLOCK, len(power))
    blocks = np.lib.stride_tricks.sliding_window_view(power, size)[:: round(STEP * FRAMES)].mean(1)
    loud = blocks[blocks > blocks.mean() * 10 ** (PAUSE / 10)]
    return OFFSET + 10 * log10(float(loud.mean()))


@cache
def _bands() -> Powers:
    import numpy as np

    return np.array([10 ** (float(decibels) / 10) for _, decibels in rows("baker_bands.tsv")])
