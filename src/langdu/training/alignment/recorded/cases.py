"""Recordings and texts that the judges are taught on: right ones, nearly right ones, wrong ones, and no speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.tones.features import SyllableTimes
from langdu.training.alignment.joints import joined
from langdu.training.alignment.recorded.augment import NARROW, ROOM, echoing, narrow, noisy
from langdu.training.alignment.recorded.noises import noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Syllable
    from langdu.training.alignment.recorded.augment import Floats, Random
    from langdu.training.alignment.recorded.utterance import SpokenRecording

#: What share of recordings have a text that is right, that has a syllable too many, that has another syllable, that is
#: another's; the rest is no speech, or speech backwards.
TEXTS = (0.4, 0.25, 0.12, 0.15, 0.08)
#: The share of joined syllables; how fast and high recordings are made to be; the share of noisy ones.
JOINED, SPEEDS, NOISY = 0.4, (0.62, 1.4), 0.4


class Case(NamedTuple):
    """A recording, the text that is looked for, and which of its syllables are there, and when."""

    samples: Floats
    syllables: tuple[Syllable, ...]
    times: tuple[SyllableTimes | None, ...]
    fits: bool


def case(data: Sequence[SpokenRecording], singles: Sequence[Sequence[SpokenRecording]], random: Random) -> Case:
    """One of them.

    Args:
        data: recordings with times.
        singles: those of one syllable, to be joined, a sequence a voice.
        random: chooses.
    """
    if singles and random.random() < JOINED:
        said = joined(singles[int(random.integers(len(singles)))], random)
    else:
        said = data[int(random.integers(len(data)))]
    speed = float(np.exp(random.uniform(*np.log(SPEEDS))))
    samples = _spoiled(_at(said.samples, speed), random, data)
    times = tuple(SyllableTimes(*(x / speed for x in time)) for time in said.times)
    kind = int(random.choice(len(TEXTS), p=TEXTS))
    if kind == 4:
        sound = noise(len(samples), random) if random.random() < 0.6 else samples[::-1].copy()
        return Case(sound, said.syllables, (None,) * len(times), False)
    if kind == 3:
        text = other_text(said, data, random)
        return Case(samples, text, (None,) * len(text), False)
    place = int(random.integers(len(times) + (kind == 1)))
    if kind == 0:
        return Case(samples, said.syllables, times, True)
    stranger = other_syllable(said.syllables, data, random)
    rest = place + (kind == 2)
    syllables = (*said.syllables[:place], stranger, *said.syllables[rest:])
    return Case(samples, syllables, (*times[:place], None, *times[rest:]), 3 * kind <= len(times) + 1)


def _at(samples: Floats, speed: float) -> Floats:
    import soxr

    return np.asarray(soxr.resample(samples, 16_000 * speed, 16_000), np.float32)


def _spoiled(samples: Floats, random: Random, data: Sequence[SpokenRecording]) -> Floats:
    if random.random() < ROOM:
        samples = echoing(samples, random)
    if random.random() < NOISY:
        samples = noisy(samples, random, [data[int(random.integers(len(data)))].samples for _ in range(6)])
    return narrow(samples, float(random.uniform(3200, 5500))) if random.random() < NARROW else samples


def other_text(said: SpokenRecording, data: Sequence[SpokenRecording], random: Random) -> tuple[Syllable, ...]:
    """Another recording's text, or several ones', of about the same length."""
    text: tuple[Syllable, ...] = ()
    while len(text) < max(2, len(said.syllables) - 1):
        other = data[int(random.integers(len(data)))].syllables
        text += other if other != said.syllables else ()
    return text[: len(said.syllables) + 2]


def other_syllable(near: Sequence[Syllable], data: Sequence[SpokenRecording], random: Random) -> Syllable:
    """A syllable that sounds like none of those."""
    while True:
        one = data[int(random.integers(len(data)))].syllables
        found = one[int(random.integers(len(one)))]
        if not any(found.same_sound(other) for other in near):
            return found
