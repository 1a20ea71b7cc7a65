"""Recordings as other people, machines and rooms would make them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    Alter = Callable[[Any, np.random.Generator], Any]

RATE = 16_000
#: Samples of a piece in which tempo is changed, and how far it may be moved to fit the one before.
PIECE, REACH = 640, 240


def with_tempo(samples: Any, times: float) -> Any:
    """So many times as fast at the same pitch: pieces overlapped where they fit best (WSOLA, Verhelst and Roelands 1993)."""
    half = PIECE // 2
    window = np.hanning(PIECE)
    padded = np.pad(samples, (REACH + half, PIECE + REACH + half))  # a piece's middle is where it counts
    count = int(len(samples) / times / half)
    out = np.zeros((count + 2) * half, np.float32)
    natural = REACH
    for i in range(count):
        wanted = REACH + int(i * half * times)
        search = padded[wanted - REACH : wanted + REACH + PIECE]
        follows = padded[natural : natural + PIECE]
        fits = np.fft.irfft(np.fft.rfft(search, 2048) * np.conj(np.fft.rfft(follows, 2048)))[: 2 * REACH]
        at = wanted - REACH + int(fits.argmax()) if len(follows) == PIECE else wanted
        piece = padded[at : at + PIECE]
        out[i * half : i * half + len(piece)] += piece * window[: len(piece)]
        natural = at + half
    return out[half : half + round(len(samples) / times)] if count else samples


def with_pitch(samples: Any, semitones: float) -> Any:
    """Pitch and formants moved, as a bigger or smaller speaker would have them; the tempo is kept."""
    import soxr

    ratio = 2 ** (semitones / 12)
    moved = soxr.resample(samples, RATE * ratio, RATE)  # lower, and as much longer
    return with_tempo(moved.astype(np.float32), 1 / ratio)


def with_noise(kind: str, below: float, others: list[Any]) -> Alter:
    """Noise so many decibels below the speech."""
    from langdu.training.alignment.recorded.augment import NOISES, mixed

    return lambda samples, random: mixed(samples, NOISES[kind](len(samples), random, others), below)


def through_rate(rate: int) -> Alter:
    """Recorded at another sample rate."""
    import soxr

    from langdu.practice.recording.sound import prepared

    return lambda samples, _: prepared(soxr.resample(samples, RATE, rate), rate).samples


def through_mp3(samples: Any, _: object = None) -> Any:
    """Kept as MP3; what the format puts before the first sample is taken off."""
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, samples, RATE, format="MP3")
    file.seek(0)
    found, _ = soundfile.read(file, dtype="float32")
    return found[: len(samples)]


def offset(samples: Any, _: object = None) -> Any:
    """A microphone whose zero is not zero."""
    from langdu.practice.recording.sound import LOWEST, ORDER, RATE
    from langdu.signal.filters import high_passed

    return high_passed(samples + np.float32(0.2), RATE, LOWEST, ORDER)
