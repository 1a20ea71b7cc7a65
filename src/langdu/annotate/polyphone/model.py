"""The model's judgement on every polyphone of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.features import condensed, features
from langdu.annotate.polyphone.network import scores
from langdu.annotate.polyphone.numeric import softmax
from langdu.annotate.polyphone.recurrent import Recurrent
from langdu.annotate.polyphone.vocabulary import PolyphoneVocabulary
from langdu.annotate.polyphone.weights import shipped
from langdu.annotate.words.hashes import codes
from langdu.annotate.words.segment import ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.numeric import Floats, Ints
    from langdu.annotate.polyphone.weights import Weights
    from langdu.annotate.words.segment import Segmented


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of a text.

    Attributes:
        places: the characters it judges.
        candidates: a row a place, their readings as numbers of `pinyin.inventory`, 0 behind the last.
        shares: the probability of each.
    """

    places: Ints
    candidates: Ints
    shares: Floats


class PolyphoneModel:
    """A network and what belongs to it.

    Args:
        weights: the network's.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.vocabulary = PolyphoneVocabulary.of(weights.arrays)
        self.recurrent = _recurrent(weights)
        #: The polyphones with one reading wherever no word has another.
        self.settled: NDArray[np.bool_] = weights.arrays["settled"].astype(bool)
        #: G2pM's number of each code point of the basic plane.
        self.numbers = np.full(1 << 16, int(weights.arrays["g2pm.special"][0]), np.int64)
        points = weights.arrays["g2pm.points"].astype(np.int64)
        self.numbers[points[points > 0]] = np.flatnonzero(points)

    def judge(
        self, words: Segmented, hints: Mapping[int, int] | None = None, asked: NDArray[np.bool_] | None = None
    ) -> Judgement:
        """The model's word on a segmented text.

        Args:
            words: sentences with a line feed behind each.
            hints: toneless hints, a sound of `pinyin.inventory` for a place; weighed like other evidence.
            asked: which characters to judge; by default all that can be. Settled ones never are, but for a hint.
        """
        known = features(words, self.vocabulary, hints or {}, self._open(words, hints or {}, asked))
        if not len(known.targets):
            return Judgement(known.targets, np.zeros((0, 1), np.int64), np.zeros((0, 1), np.float32))
        asked_of, left = condensed(known)
        points = codes(words.text)[left]
        numbers = self.numbers[np.where(points < len(self.numbers), points, 0)]
        state = self.recurrent(numbers, asked_of.starts, asked_of.lengths)
        shares = softmax(scores(self.weights, asked_of, state))
        return Judgement(known.targets, self.vocabulary.candidates[known.kinds], shares)

    def _open(self, words: Segmented, hints: Mapping[int, int], asked: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
        """What there is to judge: not a character that has one reading wherever no word has another, but for a hint."""
        is_open = ~(self.settled[self.vocabulary.kinds(codes(words.text))] & (words.places == ALONE))
        is_open[list(hints)] = True
        return np.asarray(is_open if asked is None else asked & is_open)


def _recurrent(weights: Weights) -> Recurrent:
    chars, enter, bias = weights["g2pm.char"], weights["g2pm.enter"], weights["g2pm.bias"]
    gates = np.stack([chars @ enter[side] + bias[side] for side in (0, 1)])
    opening, closing = (int(number) for number in weights.arrays["g2pm.special"][1:])
    return Recurrent(gates, weights["g2pm.again"], opening, closing)


@cache
def model() -> PolyphoneModel:
    """The one that langdu ships."""
    return PolyphoneModel(shipped())
