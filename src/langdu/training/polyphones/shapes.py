"""Sentences in the shapes that short texts have: one clause alone, or two.

What a network sees only in long sentences it does not know in 好的; see `variant`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.training.polyphones.examples.corpus import TrainingSentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The share of the sentences that are cut to a clause, or to two.
CUT = 0.4
_CLAUSE = re.compile("[^，。！？；、“”（）\\s]+")
#: A class of a character of which nothing is known.
UNKNOWN = -1


class Shape(NamedTuple):
    """An example, and the word class of each of its characters."""

    example: TrainingSentence
    classes: NDArray[np.int8]


def variant(shape: Shape, random: np.random.Generator) -> Shape:
    """The example as it stands, or a clause of it or two that have one of its best known readings."""
    golds = shape.example.golds
    if not golds or random.random() >= CUT:
        return shape
    clauses = [match.span() for match in _CLAUSE.finditer(shape.example.text)]
    best = max(gold.weight for gold in golds)
    known = [i for i, clause in enumerate(clauses) if any(g.weight == best and _has(clause, g.place) for g in golds)]
    if len(clauses) < 2 or not known:
        return shape
    first = int(random.choice(known))
    last = min(first + int(random.integers(2)), len(clauses) - 1)
    return _sliced(shape, clauses[first][0], clauses[last][1])


def _has(clause: tuple[int, int], place: int) -> bool:
    return clause[0] <= place < clause[1]


def _sliced(shape: Shape, start: int, end: int) -> Shape:
    golds = (gold._replace(place=gold.place - start) for gold in shape.example.golds if start <= gold.place < end)
    return Shape(TrainingSentence(shape.example.text[start:end], tuple(golds)), shape.classes[start:end])
