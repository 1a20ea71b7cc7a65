"""The model's judgement on every polyphone of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.features import features
from langdu.annotate.polyphone.network import scores
from langdu.annotate.polyphone.numeric import softmax
from langdu.annotate.polyphone.recurrent import Recurrent
from langdu.annotate.polyphone.vocabulary import Vocabulary
from langdu.annotate.polyphone.weights import weights
from langdu.annotate.words.hashes import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.numeric import Floats, Ints
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


@cache
def vocabulary() -> Vocabulary:
    """The shipped network's."""
    return Vocabulary.of(dict(weights().arrays))


@cache
def _recurrent() -> tuple[Recurrent, NDArray[np.int64]]:
    """G2pM's layer, and its number of each code point of the basic plane."""
    stored = weights()
    numbers = np.full(1 << 16, int(stored.arrays["g2pm.special"][0]), np.int64)
    points = stored.arrays["g2pm.points"].astype(np.int64)
    numbers[points[points > 0]] = np.flatnonzero(points)
    gates = np.stack([stored["g2pm.char"] @ stored["g2pm.enter"][side] + stored["g2pm.bias"][side] for side in (0, 1)])
    opening, closing = (int(number) for number in stored.arrays["g2pm.special"][1:])
    return Recurrent(gates, stored["g2pm.again"], opening, closing), numbers


def judge(words: Segmented, hints: Mapping[int, int] | None = None) -> Judgement:
    """The model's word on a segmented text.

    Args:
        words: sentences with a line feed behind each.
        hints: toneless hints, a sound of `pinyin.inventory` for a place; the model weighs them like other evidence.
    """
    known = features(words, vocabulary(), hints or {})
    if not len(known.targets):
        return Judgement(known.targets, np.zeros((0, 1), np.int64), np.zeros((0, 1), np.float32))
    layer, numbers = _recurrent()
    points = codes(words.text)
    state = layer(numbers[np.where(points < len(numbers), points, 0)], known.starts, known.lengths)
    shares = softmax(scores(weights(), known, state))
    return Judgement(known.targets, vocabulary().candidates[known.kinds], shares)
