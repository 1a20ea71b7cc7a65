"""From what was heard to rows of features, and to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.pitch import range_of
from langdu.practice.tones.features import features
from langdu.practice.tones.measure import guess
from langdu.training.tones.disguise import disguised
from langdu.training.tones.fit import TONES, Arrays, fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from langdu.training.tones.examples import ToneExample

#: In how many disguises each voice is shown, and what a syllable of it counts.
DISGUISES = {"a": 6, "c": 8, "h": 6, "baker": 4, "textbook": 2}
WEIGHTS = {"a": 1.0, "c": 1.5, "h": 1.0, "baker": 0.7, "textbook": 1.0}
#: How many syllables the recordings have that a network is taught with, at least and at most: a network that knows
#: both manners knows each less well (words of a voice left out: 88.6 % judged by one for both, 93 % by one for words).
LENGTHS = {"words": (1, 5), "running": (4, 1000)}


def fitted(groups: Mapping[str, Sequence[ToneExample]], manner: str, seed: int = 1) -> Arrays:
    """The network that these voices teach for a manner of speaking: "words" or "running"."""
    lot = np.random.default_rng(seed)
    shortest, longest = LENGTHS[manner]
    chosen = {voice: [e for e in some if shortest <= len(e.said) <= longest] for voice, some in groups.items()}
    tables = [(*rows(some, DISGUISES[voice], lot), WEIGHTS[voice]) for voice, some in chosen.items() if some]
    shown, right = (np.concatenate([table[k] for table in tables]) for k in (0, 1))
    weight = np.concatenate([np.full(len(table[0]), table[2], np.float32) for table in tables])
    known = right.sum(axis=1) > 0
    return fit(shown[known], right[known], weight[known], seed)


def rows(
    examples: Sequence[ToneExample], disguises: int, lot: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Features of each syllable in each disguise, n x m, and the tones that are right, n x 5."""
    range_ = range_of([example.pitch for example in examples]) or guess(examples[0].pitch)
    shown: list[NDArray[np.float32]] = []
    right: list[list[float]] = []
    for example in examples:
        good = [[float(tone in tones) for tone in range(1, TONES + 1)] for tones in example.right]
        for _ in range(disguises):
            shown.append(features(*disguised(example, range_, lot)))
            right += good
    return np.concatenate(shown), np.array(right, np.float32)
