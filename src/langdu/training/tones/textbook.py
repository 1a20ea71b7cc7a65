"""Syllables said alone as phoneticians describe them, for want of more than one voice that recorded a list.

Points after Xu, "Contextual tonal variations in Mandarin" (1997), and Howie, "Acoustical Studies of Mandarin Vowels and
Tones" (1976): the high tone is level; the rising one dips first; the low one falls, stays, and rises where nothing
follows; the falling one first rises to its peak. Around each point the ways in which people differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.model import Syllable
from langdu.practice.pitch import STEP, Pitch
from langdu.practice.tones.features import SyllableTimes
from langdu.training.tones.examples import ToneExample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator


class _Point(NamedTuple):
    """A place along the final, 0..1, and a height in standard deviations; each with how far people differ in it."""

    at: float
    height: float
    at_differs: float = 0.0
    height_differs: float = 0.3


TONES: dict[int, tuple[_Point, ...]] = {
    1: (_Point(0, 1.0, 0, 0.35), _Point(0.5, 1.0, 0.1, 0.12), _Point(1, 1.0, 0, 0.2)),
    2: (_Point(0, -0.2, 0, 0.4), _Point(0.3, -0.35, 0.1, 0.2), _Point(1, 1.2, 0, 0.45)),
    3: (
        _Point(0, -0.3, 0, 0.35),
        _Point(0.45, -1.5, 0.06, 0.3),
        _Point(0.65, -1.5, 0.06, 0.12),
        _Point(1, -0.1, 0, 0.5),
    ),
    4: (_Point(0, 1.1, 0, 0.35), _Point(0.2, 1.3, 0.08, 0.2), _Point(1, -0.9, 0, 0.5)),
}
#: A point's height is told from the one before in these: how level a first tone is, how long the low of a third.
LEANING = {1: {1, 2}, 2: {1}, 3: {2}, 4: {1}}
#: How often a third tone stays low, and how often the voice stops before a fourth has fallen; seconds of each tone and
#: of what is before it; the middle and width of the voice.
STAYS_LOW, STOPS_SHORT, SECONDS, BEFORE = 0.25, 0.25, {1: 0.36, 2: 0.4, 3: 0.5, 4: 0.28}, (0.0, 0.16)
MIDDLE, SPREAD = 12 * np.log2(200.0), 4.0
#: Silence around a syllable, in frames; how far under the voice it lies, in dB.
AROUND, UNDER = 20, 50.0


def described(count: int, seed: int = 1) -> Iterator[ToneExample]:
    """So many syllables of each tone."""
    lot = np.random.default_rng(seed)
    for tone in TONES:
        for i in range(count):
            yield _said(tone, f"{tone}-{i}", lot)


def _said(tone: int, name: str, lot: Generator) -> ToneExample:
    final = max(12, int(SECONDS[tone] * np.exp(lot.normal(0, 0.22)) / STEP))
    before = int(lot.uniform(*BEFORE) / STEP)
    height = _heights(tone, final, lot)
    voiced_before = lot.random() < 0.4
    led = np.linspace(height[0] * lot.uniform(0, 0.6), height[0], before)
    frames = 2 * AROUND + before + final
    pitch = np.full(frames, MIDDLE)
    pitch[AROUND : AROUND + before + final] = MIDDLE + SPREAD * np.concatenate([led, height])
    voiced = np.zeros(frames, bool)
    voiced[AROUND + (0 if voiced_before else before) : AROUND + before + final] = True
    if tone == 3 and lot.random() < 0.2:  # creaks at the bottom
        bottom = AROUND + before + int(height.argmin())
        voiced[bottom - 3 : bottom + int(lot.integers(1, 6))] = False
    energy = np.full(frames, -UNDER)
    energy[AROUND : AROUND + before] = -14.0
    along = np.linspace(0, 1, final)
    energy[AROUND + before : AROUND + before + final] = -lot.uniform(6, 18) * along**2 + 3 * np.minimum(0, height)
    at = [AROUND * STEP, (AROUND + before) * STEP, (AROUND + before + final) * STEP]
    said = Pitch(pitch.astype(np.float32), voiced, voiced.astype(np.float32), energy.astype(np.float32))
    return ToneExample("textbook", name, said, (SyllableTimes(*at),), (Syllable("", "a", tone),), (frozenset((tone,)),))


def _heights(tone: int, frames: int, lot: Generator) -> np.ndarray:
    places: list[float] = []
    heights: list[float] = []
    for k, point in enumerate(TONES[tone]):
        leaning = heights[-1] - TONES[tone][k - 1].height if k in LEANING[tone] else 0.0
        places.append(min(1.0, max(0.0, point.at + lot.normal(0, point.at_differs))))
        heights.append(point.height + leaning + lot.normal(0, point.height_differs))
    if tone == 3 and lot.random() < STAYS_LOW:
        heights[-1] = heights[-2] + abs(lot.normal(0, 0.3))
    if tone == 4 and lot.random() < STOPS_SHORT:
        heights[-1] = heights[-2] - abs(lot.normal(0.8, 0.25))
    raw = np.interp(np.linspace(0, 1, frames), places, heights)
    width = max(3, frames // 6)
    return np.convolve(
        np.pad(raw, width, mode="edge"), np.hanning(width + 2)[1:-1] / np.hanning(width + 2).sum(), "same"
    )[width:-width]
