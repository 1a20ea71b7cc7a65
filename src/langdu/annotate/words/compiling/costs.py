"""How rare words are, in nats, and the parts that a word most likely consists of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from langdu.annotate.words.lattice import cheapest
from langdu.annotate.words.table import STEP

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Words in the text that the frequencies count, and the count of a word that has none.
TOTAL, UNSEEN = 6.0e7, 2.0


def cost_of(counts: Mapping[str, float], word: str) -> float:
    """The cost of a word or character, by its count in a text of `TOTAL` words."""
    return -math.log(max(counts.get(word, 0.0), UNSEEN) / TOTAL)


def cost_apart(counts: Mapping[str, float], word: str) -> float:
    """Just less than its characters cost one by one: a word of our lists should be found where nothing else is."""
    return sum(cost_of(counts, char) for char in word) - 2 * STEP


class Parts:
    """The likeliest parts of a word, itself aside.

    Args:
        counts: how often words are.
    """

    def __init__(self, counts: Mapping[str, float]) -> None:
        self.counts = counts

    def __call__(self, word: str) -> set[tuple[int, int]]:
        """Where they begin and end."""
        spans = [
            (start, end)
            for start in range(len(word))
            for end in range(start + 2, len(word) + 1)
            if end - start < len(word) and word[start:end] in self.counts
        ]
        singles = [cost_of(self.counts, char) for char in word]
        costs = [cost_of(self.counts, word[start:end]) for start, end in spans]
        way = cheapest(singles, [start for start, _ in spans], [end for _, end in spans], costs)
        return {spans[number] for number in way}
