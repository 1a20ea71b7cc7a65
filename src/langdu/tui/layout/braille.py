"""A curve in braille: two dots a cell across, four down."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The bit of the dot at (row, column) of a cell, as Unicode has it (U+2800 on).
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = "\u2800"


def curve(values: Sequence[float], width: int, height: int, low: float, high: float) -> list[str]:
    """`values`, evenly spaced from the left edge to the right, as `height` strings of `width` cells.

    Where a value is NaN there is a gap; what lies outside of `low` to `high` is drawn at the edge.
    """
    dots = [_dot(_at(values, x, 2 * width), 4 * height, low, high) for x in range(2 * width)]
    marked = [[0] * width for _ in range(height)]
    before: int | None = None
    for x, dot in enumerate(dots):
        if dot is not None:
            for row in _joined(before, dot):
                marked[row // 4][x // 2] |= _BITS[row % 4][x % 2]
        before = dot
    return ["".join(chr(0x2800 + bits) for bits in row) for row in marked]


def _at(values: Sequence[float], x: int, count: int) -> float:
    """The value under a column of dots: between neighbours where there are fewer of them than dots, else their mean.

    NaN where a neighbour, or most of what is covered, has none.
    """
    if not values:
        return math.nan
    if len(values) < count:
        place = min(len(values) - 1.0, max(0.0, (x + 0.5) / count * len(values) - 0.5))
        left, part = int(place), place % 1
        right = values[left + 1] if part else values[left]
        return values[left] * (1 - part) + right * part
    there = values[int(x * len(values) / count) : int((x + 1) * len(values) / count)]
    voiced = [value for value in there if not math.isnan(value)]
    return sum(voiced) / len(voiced) if 2 * len(voiced) >= len(there) else math.nan


def _dot(value: float, rows: int, low: float, high: float) -> int | None:
    if math.isnan(value):
        return None
    return min(rows - 1, max(0, round((high - value) / (high - low) * (rows - 1))))


def _joined(before: int | None, dot: int) -> range:
    """The rows of a column of dots, so that a steep curve is one line."""
    if before is None or abs(before - dot) <= 1:
        return range(dot, dot + 1)
    return range(before + 1, dot + 1) if before < dot else range(dot, before)
