"""What the networks are shown, an epoch after the other: all recordings, each time changed at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.training.alignment.joints import joined
from langdu.training.alignment.recorded.augment import RATE, varied
from langdu.training.alignment.recorded.noises import noise
from langdu.training.alignment.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.training.alignment.recorded.augment import Random
    from langdu.training.alignment.recorded.utterance import SpokenRecording
    from langdu.training.alignment.shown import FrameWindow

#: How much faster and slower each voice is made: words and syllables are read slowly, and never slower by learners.
TEMPOS = {"baker": (0.8, 1.35), "a": (0.75, 1.9), "c": (0.75, 1.6), "h": (0.7, 1.45)}
#: Of each epoch: what share of the recordings, how many syllables alone, syllables joined, stretches without speech.
SHARE, ALONE, JOINED, NOISES = 0.5, 150, 350, 30


class Lessons(NamedTuple):
    """What there is to show.

    Attributes:
        data: recordings of several syllables, with times.
        singles: those of one, a sequence a voice.
        random: chooses.
    """

    data: Sequence[SpokenRecording]
    singles: Sequence[Sequence[SpokenRecording]]
    random: Random

    def epoch(self) -> Iterator[FrameWindow]:
        """All of them in a random order."""
        drawn = self.random.permutation(len(self.data))[: round(SHARE * len(self.data))]
        chosen = [self.data[i] for i in drawn]
        for group in self.singles:
            chosen += [group[i] for i in self.random.permutation(len(group))[: ALONE // len(self.singles)]]
            chosen += [joined(group, self.random) for _ in range(JOINED // len(self.singles))]
        others = [said.samples for said in chosen[:: max(1, len(chosen) // 200)]]
        for i in self.random.permutation(len(chosen) + NOISES):
            if i >= len(chosen):
                sound = noise(round(self.random.uniform(0.5, 3) * RATE), self.random)
                yield shown(varied(sound, self.random, others), (), ())
            else:
                said = chosen[i]
                view = varied(said.samples, self.random, others, TEMPOS[said.voice])
                yield shown(view, said.syllables, said.times)


def random_of(seed: int) -> Random:
    """What chooses."""
    return np.random.default_rng(seed)
