"""Recordings as they come from other rooms, files and people: by resynthesis, since nobody else was recorded."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import soundfile
import soxr

if TYPE_CHECKING:
    from collections.abc import Callable

Samples = np.ndarray


class Disguise(NamedTuple):
    """What is done to a recording; `semitones` is how far its pitch is moved."""

    name: str
    wear: Callable[[Samples, int], tuple[Samples, int]]
    semitones: float = 0.0

    def worn(self, samples: Samples, rate: int) -> tuple[Samples, int]:
        """The recording in it, and its sample rate in Hz."""
        worn, new = self.wear(samples, rate)
        return np.asarray(worn, np.float32), new


def _mixed(samples: Samples, noise: Samples, ratio: float) -> Samples:
    """Noise so many dB under the speech, whose power is that of its louder frames."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    power = np.square(frames).mean(axis=1)
    speech = power[power > power.max() / 1000].mean()
    return samples + noise * np.sqrt(speech / np.square(noise).mean() / 10 ** (ratio / 10))


def white(ratio: float) -> Callable[[Samples, int], tuple[Samples, int]]:
    return lambda x, rate: (_mixed(x, np.random.default_rng(3).normal(0, 1, len(x)), ratio), rate)


def hum(ratio: float) -> Callable[[Samples, int], tuple[Samples, int]]:
    """50 Hz and its overtones."""

    def wear(x: Samples, rate: int) -> tuple[Samples, int]:
        at = np.arange(len(x)) / rate
        return _mixed(x, sum(np.sin(2 * np.pi * 50 * k * at) / k for k in (1, 2, 3, 5, 7)), ratio), rate

    return wear


def babble(ratio: float) -> Callable[[Samples, int], tuple[Samples, int]]:
    """The recording itself eight times, backwards and forwards, from elsewhere and at other pitches."""

    def wear(x: Samples, rate: int) -> tuple[Samples, int]:
        lot = np.random.default_rng(4)
        noise = np.zeros(len(x))
        for k in range(8):
            other = soxr.resample(x[::-1] if k % 2 else x, rate, rate * lot.uniform(0.8, 1.25))
            noise += np.roll(np.resize(other, len(x)), int(lot.integers(len(x))))
        return _mixed(x, noise, ratio), rate

    return wear


def offset(x: Samples, rate: int) -> tuple[Samples, int]:
    return x + 0.3, rate


def at_rate(new: int) -> Callable[[Samples, int], tuple[Samples, int]]:
    return lambda x, rate: (soxr.resample(x, rate, new), new)


def stereo(x: Samples, rate: int) -> tuple[Samples, int]:
    return np.stack([x, 0.4 * x], axis=1), rate


def mp3(x: Samples, rate: int) -> tuple[Samples, int]:
    file = io.BytesIO()
    soundfile.write(
        file, x, rate, format="MP3", subtype="MPEG_LAYER_III", bitrate_mode="CONSTANT", compression_level=0.9
    )
    file.seek(0)
    return soundfile.read(file, dtype="float32")


def shifted(semitones: float) -> Callable[[Samples, int], tuple[Samples, int]]:
    """Pitch and formants moved together, the pace kept: a larger or smaller person."""

    def wear(x: Samples, rate: int) -> tuple[Samples, int]:
        ratio = 2 ** (semitones / 12)
        return soxr.resample(stretched(x, rate, ratio), rate, rate / ratio), rate

    return wear


def tempo(faster: float) -> Callable[[Samples, int], tuple[Samples, int]]:
    return lambda x, rate: (stretched(x, rate, 1 / faster), rate)


def stretched(x: Samples, rate: int, longer: float) -> Samples:
    """Longer or shorter at the same pitch, by overlapping waveforms where they agree (WSOLA; Verhelst 1993)."""
    size, reach = int(0.04 * rate) // 2 * 2, int(0.012 * rate)
    hop, window = size // 2, np.hanning(size + 1)[:-1]
    padded = np.pad(x.astype(np.float64), (reach + size, reach + 2 * size))
    count = int(len(x) * longer) // hop + 2
    out, last = np.zeros((count + 1) * hop + size), reach + size - hop
    for k in range(count):
        near = reach + size - hop + int(k * hop / longer)
        wanted = padded[last + hop : last + hop + size]
        region = padded[near - reach : near + reach + size]
        if len(wanted) < size or len(region) < size + 2 * reach:
            break
        at = near - reach + int(np.correlate(region, wanted, "valid").argmax()) if k else near
        out[k * hop : k * hop + size] += padded[at : at + size] * window
        last = at
    return out[hop : hop + int(len(x) * longer)]


DISGUISES = (
    Disguise("as recorded", lambda x, rate: (x, rate)),
    Disguise("white noise 20 dB", white(20)),
    Disguise("white noise 10 dB", white(10)),
    Disguise("babble 10 dB", babble(10)),
    Disguise("hum 10 dB", hum(10)),
    Disguise("DC offset", offset),
    Disguise("8 kHz", at_rate(8000)),
    Disguise("48 kHz", at_rate(48000)),
    Disguise("stereo", stereo),
    Disguise("MP3", mp3),
    Disguise("tempo 0.7", tempo(0.7)),
    Disguise("tempo 1.4", tempo(1.4)),
    Disguise("8 semitones down", shifted(-8), -8),
    Disguise("5 semitones up", shifted(5), 5),
)
