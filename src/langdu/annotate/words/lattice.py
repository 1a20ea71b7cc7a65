"""The likeliest way through the words that overlap: each a step with a cost, the cheapest sum of steps wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = float("inf")


def cheapest(singles: Sequence[float], starts: Sequence[int], ends: Sequence[int], costs: Sequence[float]) -> list[int]:
    """The words of the cheapest way from the first character to the last, as their numbers in order.

    Args:
        singles: what each character costs as a word of its own.
        starts: where each word begins, in order.
        ends: where each ends.
        costs: what each costs.
    """
    best = [_FAR] * (len(singles) + 1)
    last = [-1] * len(best)
    best[0] = 0.0
    word, count = 0, len(starts)
    for at, single in enumerate(singles):
        here = best[at]
        if here + single < best[at + 1]:
            best[at + 1], last[at + 1] = here + single, -1
        while word < count and starts[word] == at:
            total, end = here + costs[word], ends[word]
            if total <= best[end]:
                best[end], last[end] = total, word
            word += 1
    return _way(last, starts)


def _way(last: Sequence[int], starts: Sequence[int]) -> list[int]:
    found: list[int] = []
    at = len(last) - 1
    while at > 0:
        word = last[at]
        at = starts[word] if word >= 0 else at - 1
        if word >= 0:
            found.append(word)
    return found[::-1]
