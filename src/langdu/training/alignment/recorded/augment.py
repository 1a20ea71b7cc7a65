"""One recording as many: other speakers, tempos, rooms, microphones and noises."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.alignment.features import BANDS, HOP, WINDOW, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Random = np.random.Generator

RATE = 16_000
#: Tempo; semitones by which pitch and formants are shifted (men and children); shares of recordings that get noise, a
#: room, a narrow band, too loud a microphone, and some bands hidden.
TEMPO, SHIFT = (0.7, 1.45), (-8.0, 5.0)
NOISY, ROOM, NARROW, CLIPPED, MASKED = 0.6, 0.2, 0.15, 0.1, 0.3
#: Decibels of noise below the speech.
NOISE = (7.0, 40.0)


class View(NamedTuple):
    """A recording as the network is shown it.

    Attributes:
        features: a row a frame.
        hop: seconds from a frame to the next, in the recording's own time.
    """

    features: Floats
    hop: float


def plain(samples: Floats) -> View:
    """As it is."""
    return View(features(samples), HOP / RATE)


def varied(samples: Floats, random: Random, others: Sequence[Floats], tempo: tuple[float, float] = TEMPO) -> View:
    """Changed at random.

    Args:
        samples: 16 kHz.
        random: chooses.
        others: recordings to make babble of.
        tempo: the limits.
    """
    shift = float(random.uniform(*SHIFT)) if random.random() < 0.5 else float(random.uniform(-2, 2))
    warp = round(2 ** (-shift / 12), 2)
    hop = round(HOP * float(np.exp(random.uniform(*np.log(tempo)))))
    sound = samples
    if random.random() < ROOM:
        sound = echoing(sound, random)
    if random.random() < NOISY:
        sound = noisy(sound, random, others)
    if random.random() < NARROW:
        sound = narrow(sound, float(random.uniform(3200, 5500)))
    if random.random() < CLIPPED:
        sound = clipped(sound, float(random.uniform(0.15, 0.7)))
    seen = features(sound, hop, min(512, round(WINDOW / warp)), warp)
    seen = np.clip(seen + coloured(random), -1, 1.0)
    if random.random() < MASKED:
        low, count = int(random.integers(BANDS)), int(random.integers(2, 8))
        seen[:, low : low + count] = -1
    return View(seen, hop / RATE)


def coloured(random: Random) -> Floats:
    """What a microphone does to the bands: up to some 10 dB, smoothly."""
    points = random.normal(0, 0.09, 6)
    return np.interp(np.linspace(0, 5, BANDS), np.arange(6), points - points.mean()).astype(np.float32)


def echoing(samples: Floats, random: Random) -> Floats:
    """In a room whose sound dies away by 60 dB in 0.1 to 0.4 seconds."""
    seconds = random.uniform(0.1, 0.4)
    count = round(seconds * RATE)
    tail = random.normal(0, 1, count) * 10 ** (-3 * np.arange(count) / count)
    tail *= random.uniform(0.1, 0.5) / np.sqrt((tail**2).sum())
    tail[0] = 1
    size = 1 << (len(samples) + count).bit_length()
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)
    return np.asarray(wet[: len(samples)], np.float32)


def clipped(samples: Floats, level: float) -> Floats:
    """Cut off at a share of the loudest."""
    highest = level * float(np.abs(samples).max(initial=0.0))
    return np.clip(samples, -highest, highest)


def narrow(samples: Floats, highest: float) -> Floats:
    """Without what lies above so many Hz."""
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE) > highest] = 0
    return np.asarray(np.fft.irfft(spectrum, len(samples)), np.float32)


def noisy(samples: Floats, random: Random, others: Sequence[Floats]) -> Floats:
    """With hiss, rumble, babble, mains hum or a steady tone."""
    kind = random.choice(["white", "pink", "babble", "hum", "tone"])
    noise = NOISES[kind](len(samples), random, others)
    return mixed(samples, noise, float(random.uniform(*NOISE)))


def mixed(samples: Floats, noise: Floats, below: float) -> Floats:
    """Speech with noise so many decibels below it (below the mean power of its louder half)."""
    power = samples**2
    loud = power[power >= np.median(power)].mean() if len(power) else 0.0
    level = np.sqrt(loud / max(float((noise**2).mean()), 1e-12) / 10 ** (below / 10))
    return np.asarray(samples + noise * level, np.float32)


def white(count: int, random: Random, others: Sequence[Floats]) -> Floats:
    """Hiss."""
    return random.standard_normal(count).astype(np.float32)


def pink(count: int, random: Random, others: Sequence[Floats]) -> Floats:
    """Rumble: 3 to 6 dB less an octave."""
    spectrum = np.fft.rfft(random.standard_normal(count))
    spectrum /= np.maximum(np.arange(len(spectrum)), 1) ** random.uniform(0.5, 1.0)
    return np.asarray(np.fft.irfft(spectrum, count), np.float32)


def babble(count: int, random: Random, others: Sequence[Floats]) -> Floats:
    """Six others talking at once."""
    sound = np.zeros(count, np.float32)
    for _ in range(6):
        other = others[int(random.integers(len(others)))]
        sound += np.roll(np.resize(other / (np.std(other) + 1e-9), count), int(random.integers(max(count, 1))))
    return sound


def hum(count: int, random: Random, others: Sequence[Floats]) -> Floats:
    """The mains at 50 Hz, with its harmonics."""
    time = np.arange(count) / RATE
    parts = [random.uniform(0, 1) / k * np.sin(2 * np.pi * 50 * k * time + random.uniform(0, 7)) for k in range(1, 12)]
    return np.asarray(sum(parts), np.float32)


def tone(count: int, random: Random, others: Sequence[Floats]) -> Floats:
    """Something that whistles."""
    time = np.arange(count) / RATE
    return np.asarray(np.sin(2 * np.pi * random.uniform(150, 3000) * time), np.float32)


NOISES = {"white": white, "pink": pink, "babble": babble, "hum": hum, "tone": tone}
