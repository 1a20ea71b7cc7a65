"""When syllables are said in recordings of which only the text is known: as the network that we have so far finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.alignment.aligner import refined
from langdu.practice.alignment.evidence import last_said
from langdu.practice.alignment.features import HOP, RATE, features
from langdu.practice.alignment.hearing import WHOLE, scored
from langdu.practice.alignment.phones import phones
from langdu.practice.alignment.search import search
from langdu.practice.tones.features import SyllableTimes
from langdu.training.alignment.joints import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Syllable
    from langdu.practice.alignment.network import AlignmentNetwork
    from langdu.training.alignment.recorded.utterance import SpokenRecording

FRAME = HOP / RATE
#: Every syllable is said, once, and hardly anything else is.
FORCED = WHOLE._replace(skip=-300.0, back=-300.0, other=-25.0, other_each=-2.0)
#: The share of recordings, those that fit worst, that is left out: misread, cut off, or wrongly transcribed.
WORST = 0.06
#: Seconds that initials of isolated syllables last: unaspirated stops, affricates and sonorants, the rest.
SHORT, MIDDLE, LONG = 0.02, 0.08, 0.14


class Labelled(NamedTuple):
    """A recording with times, and how well it fits: the mean likelihood of its frames."""

    said: SpokenRecording
    score: float


def labelled(network: AlignmentNetwork, recordings: Iterable[SpokenRecording]) -> list[SpokenRecording]:
    """Recordings with times, without those that fit worst."""
    found = [_labelled(network, said) for said in recordings if _has_room(said)]
    if not found:
        return []
    least = float(np.quantile([one.score for one in found], WORST))
    return [one.said for one in found if one.score >= least]


def isolated(said: SpokenRecording) -> SpokenRecording:
    """A syllable alone, its vowel where such vowels usually are."""
    start, end = bounds(said.samples)
    (syllable,) = said.syllables
    return said._replace(times=(SyllableTimes(start, min(start + _initial(syllable), (start + end) / 2), end),))


def _initial(syllable: Syllable) -> float:
    if not syllable.initial:
        return 0.0
    if syllable.initial in ("b", "d", "g"):
        return SHORT
    return MIDDLE if syllable.initial in ("m", "n", "l", "r", "z", "zh", "j", "p", "t", "k") else LONG


def _has_room(said: SpokenRecording) -> bool:
    return len(said.samples) > 1600 * len(said.syllables)


def _labelled(network: AlignmentNetwork, said: SpokenRecording) -> Labelled:
    heard = network(features(said.samples))
    scores = scored(heard, network.prior)
    (way,) = search([(scores, FORCED)], [phones(syllable) for syllable in said.syllables])
    times: list[SyllableTimes] = []
    for piece in last_said(way, len(said.syllables)):
        if piece is None:
            return Labelled(said, -np.inf)
        start = refined(heard.begins, piece.start) * FRAME
        vowel = start if piece.vowel == piece.start else max(start, refined(heard.vowels, piece.vowel) * FRAME)
        times.append(SyllableTimes(start, vowel, max(vowel, piece.end * FRAME)))
    if said.voice == "a":  # alone in a quiet room: its ends are plain
        start, end = bounds(said.samples)
        vowel = start if not said.syllables[0].initial else float(np.clip(times[0].vowel, start, end))
        times = [SyllableTimes(start, vowel, end)]
    return Labelled(said._replace(times=tuple(times)), way.score / len(heard.sounds))
