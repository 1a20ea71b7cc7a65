"""What the networks see: the logarithm of the energy in 40 bands, every 10 ms.

The scale is the recording's own: 0 is its loud frames' energy, and 50 dB below is the floor, so that neither the level
nor what a room hisses matters.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.signal.rates import LISTENING_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = LISTENING_RATE
#: Samples from a frame to the next, and in a frame's window; size of its transform.
HOP, WINDOW, SIZE = 160, 400, 512
BANDS = 40
#: How many of them, from the lowest (up to 3.5 kHz), the second network has.
LOWER = 28
#: Hz, the lowest and the highest band's edges.
LOWEST, HIGHEST = 80.0, 7600.0
#: The share of the loud frames' energy that counts as nothing (50 dB), and which frames are the loud ones.
FLOOR, LOUD = 1e-5, 97.0
#: Frames transformed at a time: bounds the memory of a long recording.
_PIECE = 2048


def frames(samples: Floats) -> int:
    """How many frames so many samples have: one every 10 ms, the last partly beyond the end."""
    return -(-len(samples) // HOP)


def features(samples: Floats, hop: float = HOP, window: float = WINDOW, warp: float = 1.0) -> Floats:
    """The bands' energies, a row a frame; frame i is centred on sample (i + 1/2) * hop.

    Args:
        samples: 16 kHz.
        hop: samples from a frame to the next; other than `HOP` makes it seem faster or slower.
        window: samples of a frame, at most `SIZE`.
        warp: what the bands' frequencies are multiplied by; makes a voice seem lower or higher.
    """
    power = _power(np.asarray(samples, np.float32), hop, round(window))
    return scaled(power @ bands(warp))


def scaled(energy: Floats) -> Floats:
    """The logarithm of bands' energies, 0 for the loud frames', -1 for the floor."""
    if not len(energy):
        return np.zeros((0, energy.shape[1]), np.float32)
    loud = float(np.percentile(energy.mean(1), LOUD)) + 1e-12
    return np.asarray(np.log(energy / loud + FLOOR) / -np.log(FLOOR), np.float32)


def _power(samples: Floats, hop: float, window: int) -> Floats:
    """Power spectra, emphasised by 6 dB an octave."""
    count = int(-(-len(samples) // hop))
    if not count:
        return np.zeros((0, SIZE // 2 + 1), np.float32)
    sharp = np.append(samples[:1] * 0, samples[1:] - 0.97 * samples[:-1]).astype(np.float32)
    padded = np.pad(sharp, (window, window + int(hop)))
    starts = np.round((np.arange(count) + 0.5) * hop - window / 2).astype(np.int64) + window
    views = np.lib.stride_tricks.sliding_window_view(padded, window)
    shape = np.hanning(window + 2)[1:-1].astype(np.float32)
    pieces = [
        np.abs(np.fft.rfft(views[starts[i : i + _PIECE]] * shape, SIZE)).astype(np.float32) ** 2
        for i in range(0, count, _PIECE)
    ]
    return np.concatenate(pieces)


def shape(features: Floats) -> Floats:
    """What the second network sees: the lower bands beside one another and beside those of 30 ms ago."""
    low = features[:, :LOWER]
    flat = low - low.mean(1, keepdims=True)
    before = np.concatenate([low[:1]] * min(3, len(low)) + [low[:-3]])[: len(low)]
    return np.asarray(np.concatenate([flat, low - before], 1), np.float32)


@cache
def bands(warp: float = 1.0) -> Floats:
    """Triangles evenly spaced in mel, a column a band, each with the area 1; above 5 kHz a warp gives way."""
    edges = 700 * (np.exp(np.linspace(_mel(LOWEST), _mel(HIGHEST), BANDS + 2) / 1127) - 1)
    edges = np.minimum(edges * warp, RATE / 2)
    bins = np.fft.rfftfreq(SIZE, 1 / RATE)[:, None]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    with np.errstate(divide="ignore", invalid="ignore"):
        shape = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    shape = np.maximum(0, np.nan_to_num(shape, nan=0.0, posinf=0.0, neginf=0.0))
    return np.asarray(shape / np.maximum(shape.sum(0), 1e-3), np.float32)


def _mel(hertz: float) -> float:
    return float(1127 * np.log(1 + hertz / 700))
