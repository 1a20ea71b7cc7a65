"""Characters that are read one way wherever no word has them otherwise: the network need not be asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.features import SEPARATOR
from langdu.annotate.words.segment import segmented
from langdu.pinyin import readings
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.training.polyphones.examples.corpus import TrainingSentence

#: Readings labelled by hand that there must be, and the share of all that must be one.
ENOUGH, SHARE = 8, 0.995
_TOGETHER = 64


def settled(chars: Sequence[str], examples: Sequence[TrainingSentence]) -> NDArray[np.uint8]:
    """For each character 1 where its commonest reading is its only one outside sure words.

    Args:
        chars: the network's polyphones.
        examples: sentences with their readings, those of readings chosen because they are rare left out.
    """
    by_hand, others = _counted(examples)
    return np.array([_is_settled(char, by_hand[char], others[char]) for char in chars], np.uint8)


def _is_settled(char: str, by_hand: Counter[int], others: Counter[int]) -> bool:
    known = readings(char)
    usual = number_of(known[0]) if known else 0
    enough = by_hand.total() >= ENOUGH
    return enough and all(count[usual] >= SHARE * count.total() for count in (by_hand, others))


def _counted(examples: Sequence[TrainingSentence]) -> tuple[dict[str, Counter[int]], dict[str, Counter[int]]]:
    """How often each reading stands outside sure words: as labelled by hand, and as read."""
    by_hand: dict[str, Counter[int]] = defaultdict(Counter)
    others: dict[str, Counter[int]] = defaultdict(Counter)
    for first in range(0, len(examples), _TOGETHER):
        some = examples[first : first + _TOGETHER]
        words = segmented("".join(example.text + SEPARATOR for example in some))
        start = 0
        for example in some:
            for gold in example.golds:
                if not words.sure[start + gold.place]:
                    (by_hand if gold.weight == 1 else others)[example.text[gold.place]][gold.number] += 1
            start += len(example.text) + 1
    return by_hand, others
