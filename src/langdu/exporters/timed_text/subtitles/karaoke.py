"""A line in the pieces that light up one after the other, each with the signs that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.exporters.timed_units import OPENING_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.timed_units import TimedUnit

#: Signs that light up with what follows them.
_LEADING = OPENING_SIGNS | {"<"}


@dataclass(frozen=True, slots=True)
class KaraokePiece:
    """What lights up at once.

    Attributes:
        units: one that sounds, and the signs beside it.
        first: the number of its first unit in the line.
        start, end: in samples of the stream; it ends when the next begins.
    """

    units: tuple[TimedUnit, ...]
    first: int
    start: int
    end: int


def karaoke_pieces(row: Sequence[TimedUnit], start: int, end: int) -> list[KaraokePiece]:
    """The pieces of a line, all of its units in order.

    Args:
        row: the units.
        start: when the line is shown, in samples; no piece begins before.
        end: until when; no piece goes beyond.
    """
    heads = _heads(row)
    times = [max(start, min(end, row[sounding].marks[0].start)) for _, sounding in heads] or [start]
    firsts = [first for first, _ in heads] or [0]
    firsts[0] = 0
    bounds = list(pairwise([*firsts, len(row)]))
    return [
        KaraokePiece(tuple(row[first:last]), first, at, after)
        for (first, last), (at, after) in zip(bounds, pairwise([*times, end]), strict=True)
    ]


def _heads(row: Sequence[TimedUnit]) -> list[tuple[int, int]]:
    """Where each piece begins: its first unit, an opening sign where there is one, and the one that sounds."""
    heads = list[tuple[int, int]]()
    for number, unit in enumerate(row):
        if unit.marks:
            first = number
            while first and row[first - 1].text in _LEADING:
                first -= 1
            heads.append((first, number))
    return heads
