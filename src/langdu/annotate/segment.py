"""Characters to words: the fewest words that cover a stretch, of those the one with the longest word first."""

from __future__ import annotations

import re

from langdu.annotate.lexicon import longest, own_words, words
from langdu.model import HANZI

_STRETCH = re.compile(f"{HANZI.pattern}{{2,}}")


def segment(text: str) -> list[tuple[int, int]]:
    """The known words of two and more characters in `text`, as ranges in order."""
    return [word for match in _STRETCH.finditer(text) for word in _words(text, match.start(), match.end())]


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Least cost from the right: a word costs 1, a single character a little more, so that words win ties."""
    lengths, known, own = longest(), words(), own_words()
    size = end - start
    costs = [0.0] * (size + 1)
    steps = [1] * size
    for at in range(size - 1, -1, -1):
        best, step = costs[at + 1] + 1.01, 1
        begin = start + at
        for length in range(2, min(lengths.get(text[begin], 1), size - at) + 1):
            word = text[begin : begin + length]
            if word in known or word in own:
                cost = costs[at + length] + 1
                if cost <= best:
                    best, step = cost, length
        costs[at], steps[at] = best, step
    found, at = [], 0
    while at < size:
        if steps[at] > 1:
            found.append((start + at, start + at + steps[at]))
        at += steps[at]
    return found
