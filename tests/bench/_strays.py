"""Recordings in which more is said than the text has; each maker tells before which syllable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tests.bench._alteration import with_tempo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.training.alignment.recorded.utterance import SpokenRecording

    Made = tuple[Any, int]

RATE = 16_000


def inserted(one: SpokenRecording, others: Sequence[SpokenRecording], random: np.random.Generator) -> Made:
    """One or two syllables of another recording of the voice stand between two of this."""
    place = int(random.integers(1, len(one.syllables)))
    other = others[int(random.integers(len(others)))]
    while set(other.syllables) & set(one.syllables):
        other = others[int(random.integers(len(others)))]
    count = min(len(other.syllables), int(random.integers(1, 3)))
    piece = _cut(other.samples, other.times[0].start, other.times[count - 1].end)
    return _put(one, piece, one.times[place].start), place


def restarted(one: SpokenRecording, others: Sequence[SpokenRecording], random: np.random.Generator) -> Made:
    """The last one to three syllables are said again, a short pause before."""
    place = int(random.integers(1, len(one.syllables)))
    first = max(0, place - int(random.integers(1, 4)))
    piece = _cut(one.samples, one.times[first].start, one.times[place - 1].end)
    return _put(one, np.concatenate([_pause(random), piece]), one.times[place - 1].end), first


def hesitated(one: SpokenRecording, others: Sequence[SpokenRecording], random: np.random.Generator) -> Made:
    """An uh of 0.25 to 0.6 seconds, made of a vowel of the voice, or a pause of 1.5 to 3."""
    place = int(random.integers(1, len(one.syllables)))
    at = one.times[place].start
    if random.random() < 0.3:
        return _put(one, np.zeros(round(random.uniform(1.5, 3) * RATE), np.float32), at), place
    long = round(random.uniform(0.25, 0.6) * RATE)
    uhs = [(o, t) for o in others for s, t in zip(o.syllables, o.times, strict=True) if s.final in ("e", "en", "a")]
    other, time = uhs[int(random.integers(len(uhs)))]
    vowel = _cut(other.samples, time.vowel + 0.02, time.end)
    uh = with_tempo(vowel, len(vowel) / long)
    return _put(one, np.concatenate([_pause(random), uh.astype(np.float32), _pause(random)]), at), place


def _cut(samples: Any, start: float, end: float) -> Any:
    return samples[round(start * RATE) : round(end * RATE)]


def _pause(random: np.random.Generator) -> Any:
    return np.zeros(round(random.uniform(0.05, 0.25) * RATE), np.float32)


def _put(one: SpokenRecording, piece: Any, at: float) -> Any:
    return np.concatenate([_cut(one.samples, 0, at), piece, one.samples[round(at * RATE) :]]).astype(np.float32)


KINDS = {"insertion": inserted, "restart": restarted, "hesitation": hesitated}
