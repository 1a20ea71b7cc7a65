"""Examples as other voices in other rooms would have said them: what a network must not mind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.pitch import OCTAVE, STEP, Pitch
from langdu.practice.tones.features import PitchReference, SyllableTimes
from langdu.practice.tones.measure import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from langdu.model import Range
    from langdu.training.tones.examples import ToneExample

#: How often a final third tone is given the rise that it has when said alone: alone, and at the end of a phrase.
FULL_THIRDS = (0.5, 0.25)
#: How often the speaker was never calibrated, a neighbour's tone is not told, or told wrongly.
UNCALIBRATED, UNTOLD, MISTOLD = 0.4, 0.15, 0.06
#: Standard deviations: of the range's width (log), of its middle (semitones), of edges (seconds: good and bad ones).
WIDTH, MIDDLE, EDGES = 0.18, 0.8, (0.008, 0.022)


class DisguisedInput(NamedTuple):
    """What the network is shown of a disguised example."""

    pitch: Pitch
    times: tuple[SyllableTimes, ...]
    measure: PitchReference
    told: tuple[int, ...]


class _Curves(NamedTuple):
    pitch: NDArray[np.float64]
    voiced: NDArray[np.bool_]
    energy: NDArray[np.float64]


def disguised(example: ToneExample, range_: Range, lot: Generator) -> DisguisedInput:
    """One of the ways in which an example by a voice of that range might have been said and recorded."""
    middle = OCTAVE * math.log2(range_.median)
    curves = _Curves(
        example.pitch.semitones.astype(float), example.pitch.voiced.copy(), example.pitch.energy.astype(float)
    )
    if example.right[-1] == {3} and lot.random() < FULL_THIRDS[len(example.times) > 1]:
        curves = _full_third(curves, example.times[-1], lot)
    wide = math.exp(lot.normal(0, WIDTH))
    curves = _noisy(curves._replace(pitch=_bent(curves.pitch, middle, wide, lot)), lot)
    times = _moved(example.times, lot)
    if lot.random() < 0.5:
        curves, times = _at_pace(curves, times, math.exp(lot.normal(0, 0.22)))
    pitch = Pitch(
        curves.pitch.astype(np.float32), curves.voiced, np.zeros(len(curves.pitch), np.float32),
        curves.energy.astype(np.float32),
    )  # fmt: skip
    against = PitchReference(
        middle + lot.normal(0, MIDDLE), range_.spread * wide**0.7 * math.exp(lot.normal(0, 0.12)), calibrated=True
    )
    return DisguisedInput(
        pitch, times, measure(pitch, None) if lot.random() < UNCALIBRATED else against, _told(example.told, lot)
    )


def _bent(pitch: NDArray[np.float64], middle: float, wide: float, lot: Generator) -> NDArray[np.float64]:
    """In a wider or narrower range, falling or rising as a whole, wavering."""
    bent = middle + (pitch - middle) * wide + lot.normal(0, 0.08, len(pitch))
    seconds = np.arange(len(pitch)) * STEP
    if lot.random() < 0.5:
        bent += lot.normal(0, 1.2) * (seconds - seconds.mean()) * min(1, 1.5 / max(0.5, seconds[-1]))
    if lot.random() < 0.3:
        bent += lot.normal(0, 0.4) * np.sin(2 * np.pi * (seconds * lot.uniform(0.5, 2) + lot.random()))
    return bent


def _noisy(curves: _Curves, lot: Generator) -> _Curves:
    """With voice lost where it is weak, a floor of noise, and a level that is never quite the same."""
    pitch, voiced, energy = curves
    if voiced.any() and lot.random() < 0.4:
        voiced = voiced & (energy >= energy[voiced].max() - 12 - lot.uniform(0, 22))
    if lot.random() < 0.3:
        voiced = voiced & (lot.random(len(voiced)) > lot.uniform(0, 0.15))
    there = np.flatnonzero(voiced)
    if len(there) > 3:
        pitch = np.interp(np.arange(len(pitch)), there, pitch[there])
    if lot.random() < 0.5:
        energy = 10 * np.log10(10 ** (energy / 10) + 10 ** ((energy.max() - lot.uniform(15, 45)) / 10))
    return _Curves(pitch, voiced, energy + lot.normal(0, 1, len(energy)))


def _full_third(curves: _Curves, times: SyllableTimes, lot: Generator) -> _Curves:
    """With the rise after its low that a third tone has where nothing follows; the natural voice has none."""
    first, end = int(times.vowel / STEP), min(len(curves.pitch), math.ceil(times.end / STEP))
    if end - first < 12:
        return curves
    pitch, voiced, energy = curves.pitch.copy(), curves.voiced.copy(), curves.energy.copy()
    along = np.linspace(0, 1, end - first)
    turn, rise = lot.uniform(0.42, 0.7), lot.uniform(2, 7)
    low = pitch[first + int(turn * (end - first))]
    after = np.maximum(0, (along - turn) / (1 - turn))
    flat = np.where(along > turn, low + 0.15 * (pitch[first:end] - low), pitch[first:end])
    pitch[first:end] = flat + rise * after ** lot.uniform(0.8, 1.6)
    turned = first + int(turn * (end - first))
    voiced[turned:end] = True
    energy[turned:end] = np.maximum(energy[turned:end], energy.max() - lot.uniform(4, 14))
    if lot.random() < 0.3:  # the voice creaks or stops at the bottom
        width = int(lot.integers(1, 6))
        voiced[max(first, turned - width) : turned + width] = False
    return _Curves(pitch, voiced, energy)


def _moved(times: Sequence[SyllableTimes], lot: Generator) -> tuple[SyllableTimes, ...]:
    """With the edges where another aligner might have put them."""
    off = EDGES[lot.random() > 0.6]
    moved: list[SyllableTimes] = []
    for i, t in enumerate(times):
        start, vowel, end = (edge + lot.normal(0, off) for edge in t)
        if moved and abs(times[i - 1].end - t.start) < STEP:
            start = moved[-1].end
        start = max(0.0, start)
        vowel = min(max(vowel, start), t.end - 0.03)
        moved.append(SyllableTimes(start, vowel, max(end, vowel + 0.04)))
    return tuple(moved)


def _at_pace(
    curves: _Curves, times: Sequence[SyllableTimes], slower: float
) -> tuple[_Curves, tuple[SyllableTimes, ...]]:
    count = max(4, int(len(curves.pitch) * slower))
    at = np.clip(np.arange(count) / slower, 0, len(curves.pitch) - 1)
    near = np.rint(at).astype(int)
    pitch = np.interp(at, np.arange(len(curves.pitch)), curves.pitch)
    scaled = tuple(SyllableTimes(*(edge * slower for edge in t)) for t in times)
    return _Curves(pitch, curves.voiced[near], curves.energy[near]), scaled


def _told(told: Sequence[int], lot: Generator) -> tuple[int, ...]:
    def one(tone: int) -> int:
        chance = lot.random()
        return 0 if chance < UNTOLD else int(lot.integers(1, 5)) if chance < UNTOLD + MISTOLD else tone

    return tuple(map(one, told))
