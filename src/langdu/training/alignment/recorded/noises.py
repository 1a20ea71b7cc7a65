"""Sounds that nobody says: music, coughs, clicks, knocks, steady noise. The network is to take them for silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.training.alignment.recorded.augment import RATE, hum, pink, tone, white

if TYPE_CHECKING:
    from langdu.training.alignment.recorded.augment import Floats, Random


def music(count: int, random: Random) -> Floats:
    """Chords of plucked tones with harmonics."""
    sound = np.zeros(count, np.float32)
    beat = random.uniform(0.15, 0.6)
    for start in np.arange(0, count / RATE, beat):
        time = np.arange(count - int(start * RATE)) / RATE
        for _ in range(int(random.integers(1, 5))):
            pitch = 110 * 2 ** (random.integers(0, 36) / 12)
            parts = sum(np.sin(2 * np.pi * pitch * k * time) / k for k in range(1, 6))
            sound[int(start * RATE) :] += parts * np.exp(-time * random.uniform(2, 12))
    return np.asarray(sound / (np.abs(sound).max() + 1e-9), np.float32)


def humming(count: int, random: Random) -> Floats:
    """Somebody hums a tune: a gliding voice through a closed mouth."""
    points = 200 * 2 ** (random.uniform(-12, 8) / 12 + random.normal(0, 0.25, 12))
    pitch = np.interp(np.linspace(0, 11, count), np.arange(12), points)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    sound = sum(np.sin(k * phase) / k**2.2 for k in range(1, 9))
    return np.asarray(sound * np.abs(np.interp(np.linspace(0, 5, count), np.arange(6), random.uniform(0.3, 1, 6))))


def cough(count: int, random: Random) -> Floats:
    """Bursts of noise that die away, and silence."""
    sound = np.zeros(count, np.float32)
    for start in random.integers(0, max(1, count - RATE // 5), int(random.integers(1, 4))):
        long = min(count - int(start), int(random.uniform(0.1, 0.4) * RATE))
        burst = pink(max(long, 2), random, [])[:long] + 0.3 * white(long, random, [])
        sound[start : start + long] += burst / (burst.std() + 1e-9) * np.exp(-np.linspace(0, 6, long))
    return np.asarray(sound + 0.003 * white(count, random, []), np.float32)


def clicks(count: int, random: Random) -> Floats:
    """Keys and knocks."""
    sound = 0.002 * white(count, random, [])
    for start in random.integers(0, max(1, count - 400), int(random.integers(1, 12))):
        sound[start : start + 400] += random.normal(0, 1, 400) * np.exp(-np.linspace(0, 9, 400))
    return np.asarray(sound, np.float32)


def steady(count: int, random: Random) -> Floats:
    """Hiss, rumble, hum or a whistle."""
    made = (white, pink, hum, tone)[int(random.integers(4))](count, random, [])
    return np.asarray(made / (made.std() + 1e-9) * 0.1, np.float32)


NOISES = (music, humming, cough, clicks, steady)


def noise(count: int, random: Random) -> Floats:
    """Any of them."""
    return np.asarray(NOISES[int(random.integers(len(NOISES)))](count, random), np.float32)
