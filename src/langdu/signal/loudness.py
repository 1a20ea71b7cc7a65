"""How loud speech is: ITU-R BS.1770-4 and EBU R 128.

K-weighted power of blocks of 400 ms, those that are silent or 10 LU below the rest left out.
"""

from __future__ import annotations

from functools import lru_cache
from math import log10, pi, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.signal.arrays import Powers, Samples

#: A block's length and the step to the next, in seconds.
BLOCK, STEP = 0.4, 0.1
#: Blocks below this are silence; and those so much below the mean of the others are pauses.
SILENCE, PAUSE = -70.0, -10.0
#: BS.1770's two filters as De Man gives them for any sample rate ("Evaluation of implementations of the EBU R128
#: loudness measurement", 2018): corner in Hz and quality; the first lifts what is above its corner, by so many dB.
SHELF, SHELF_QUALITY, SHELF_GAIN = 1681.974450955533, 0.7071752369554196, 3.999843853973347
HIGH_PASS, HIGH_PASS_QUALITY = 38.13547087602444, 0.5003270373238773
#: The level of a 1 kHz sine is read as that of its power.
OFFSET = -0.691


def loudness(samples: Samples, rate: int) -> float:
    """The integrated loudness of mono `samples` (1.0 full scale) in LUFS; -inf for silence."""
    import numpy as np

    power = block_power(samples, rate)
    heard = power[power > power_of(SILENCE)]
    if not len(heard):
        return float("-inf")
    speech = heard[heard > power_of(level_of(float(heard.mean())) + PAUSE)]
    return level_of(float(np.mean(speech)))


def block_power(samples: Samples, rate: int) -> Powers:
    """The K-weighted mean square of every block; of all there is, if that is less than a block."""
    import numpy as np

    length = min(round(BLOCK * rate), len(samples))
    if not length:
        return np.zeros(0)
    blocks = np.lib.stride_tricks.sliding_window_view(samples, length)[:: round(STEP * rate)]
    spectrum = np.abs(np.fft.rfft(blocks, axis=1)) ** 2
    # Parseval: all bins but the first (and the last of an even number) stand for two.
    powers: Powers = spectrum @ _weights(length, rate) * 2 / length**2
    return powers


@lru_cache(maxsize=4)
def _weights(length: int, rate: int) -> Powers:
    """The power response of both filters at the bins of a block."""
    import numpy as np

    z = np.exp(-1j * np.linspace(0, pi, length // 2 + 1))
    k, lift = tan(pi * SHELF / rate), 10 ** (SHELF_GAIN / 20)
    band, width = lift**0.4996667741545416, k / SHELF_QUALITY
    over = np.polyval([lift - band * width + k * k, 2 * (k * k - lift), lift + band * width + k * k], z)
    shelf = over / np.polyval([1 - width + k * k, 2 * (k * k - 1), 1 + width + k * k], z)
    k = tan(pi * HIGH_PASS / rate)
    width = k / HIGH_PASS_QUALITY
    # The high pass has a gain of one at the top, as in the standard's own coefficients (1, -2, 1).
    under = np.polyval([1 - width + k * k, 2 * (k * k - 1), 1 + width + k * k], z) / (1 + width + k * k)
    response: Powers = np.abs(shelf * np.polyval([1, -2, 1], z) / under) ** 2
    return response


def level_of(power: float) -> float:
    """The loudness of a K-weighted mean square, in LUFS."""
    return OFFSET + 10 * log10(power)


def power_of(level: float) -> float:
    """The K-weighted mean square of a loudness in LUFS."""
    return 10 ** ((level - OFFSET) / 10)
