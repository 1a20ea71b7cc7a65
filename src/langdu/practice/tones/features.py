"""What the network of tones is shown of a syllable: its pitch, voice and loudness, and those of its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.pitch import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.practice.pitch import Pitch

#: Points of pitch over the voiced part, of voice and of loudness over the whole final, of a neighbour's pitch.
POINTS, COARSE, BESIDE = 14, 8, 6
#: Frames of voice that a pitch needs; semitones beyond which a value says no more; dB that loudness is scaled by.
FEWEST_VOICED_FRAMES, FARTHEST, DECIBELS = 3, 4.0, 10.0
#: What a pause before or after can count for, in seconds.
LONGEST_GAP_SECONDS = 0.5
#: Tones as the network is told them of the neighbours: 0 where there is none or none is told.
TONES = 6


class SyllableTimes(NamedTuple):
    """When a syllable was said, in seconds: its start, the start of its final, its end."""

    start: float
    vowel: float
    end: float


class PitchReference(NamedTuple):
    """What pitch is measured against: the median in semitones above 1 Hz, the spread in semitones."""

    median: float
    spread: float
    calibrated: bool


class _Shape(NamedTuple):
    pitch: NDArray[np.float64]
    voiced: float
    first: float
    last: float


def features(
    pitch: Pitch, times: Sequence[SyllableTimes], measure: PitchReference, expected: Sequence[int]
) -> NDArray[np.float32]:
    """What the network is shown: float32, one row a syllable.

    Args:
        pitch: of the whole recording.
        times: of its syllables, in order.
        measure: the voice's range.
        expected: the tone that each should have, 1..5, or 0 where that is not to be told: the network sees those of
            the neighbours, whose pitch a syllable's leans on, and never its own.
    """
    scaled = np.clip((pitch.semitones - measure.median) / measure.spread, -FARTHEST, FARTHEST)
    loud = (pitch.energy - _loudness(pitch)) / DECIBELS
    voice = pitch.voiced.astype(float)
    shapes = [_shape(scaled, pitch.voiced, t) for t in times]
    lengths = np.log([max(0.03, t.end - t.vowel) for t in times])
    whole = _whole(scaled, pitch.voiced, times, measure)
    rows = []
    for i, t in enumerate(times):
        at = np.linspace(t.vowel, t.end, 2 * COARSE + 1)[1::2]
        rows.append(
            np.concatenate(
                [
                    _at(scaled, np.linspace(shapes[i].first, shapes[i].last, POINTS)),
                    _at(voice, at),
                    np.clip(_at(loud, at), -4, 1),
                    _at(scaled, np.linspace(t.start, t.vowel, 4)[:3]),
                    [shapes[i].voiced, shapes[i].last - shapes[i].first, lengths[i], lengths[i] - lengths.mean()],
                    [t.vowel - t.start, (t.end - shapes[i].last) * 5, (shapes[i].first - t.vowel) * 5],
                    _beside(shapes, times, i, -1),
                    _beside(shapes, times, i, 1),
                    whole,
                    [i == 0, i == len(times) - 1, i / len(times)],
                    _told(expected, i - 1),
                    _told(expected, i + 1),
                ]
            )
        )
    return np.array(rows, np.float32)


def _loudness(pitch: Pitch) -> float:
    """The level of what is said, in dB, whatever the noise around it."""
    there = pitch.energy[pitch.voiced]
    return float(np.percentile(there, 90)) if len(there) else 0.0


def _at(values: NDArray[np.floating], seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.interp(seconds / STEP - 0.5, np.arange(len(values)), values), np.float64)


def _shape(scaled: NDArray[np.floating], voiced: NDArray[np.bool_], t: SyllableTimes) -> _Shape:
    """The pitch over the voiced part of the final; over all of it where hardly any of it has voice."""
    first = min(max(0, round(t.vowel / STEP)), len(scaled) - 1)
    end = min(len(scaled), max(first + 1, round(t.end / STEP)))
    there = np.flatnonzero(voiced[first:end])
    share = len(there) / (end - first)
    if len(there) < FEWEST_VOICED_FRAMES:
        low, high = t.vowel, max(t.end, t.vowel + STEP)
    else:
        low, high = (first + there[0] + 0.5) * STEP, (first + there[-1] + 0.5) * STEP
    return _Shape(_at(scaled, np.linspace(low, high, BESIDE)), share, low, high)


def _beside(shapes: Sequence[_Shape], times: Sequence[SyllableTimes], i: int, step: int) -> NDArray[np.float64]:
    j = i + step
    if not 0 <= j < len(shapes):
        return np.array([0.0] * BESIDE + [0, 1, 0])
    gap = times[max(i, j)].start - times[min(i, j)].end
    return np.array(
        [
            *shapes[j].pitch,
            shapes[j].voiced,
            min(1.0, max(0.0, gap / LONGEST_GAP_SECONDS)),
            np.log(max(0.03, times[j].end - times[j].vowel)),
        ]
    )


def _whole(
    scaled: NDArray[np.floating], voiced: NDArray[np.bool_], times: Sequence[SyllableTimes], measure: PitchReference
) -> list[float]:
    """The utterance: where its middle and its ends lie in the voice's range."""
    there = scaled[voiced] if voiced.any() else np.zeros(1)
    low, middle, high = np.percentile(there, [10, 50, 90])
    return [low, middle, high, np.log(len(times)), float(measure.calibrated)]


def _told(expected: Sequence[int], i: int) -> NDArray[np.float64]:
    row = np.zeros(TONES)
    row[expected[i] if 0 <= i < len(expected) else 0] = 1
    return row
