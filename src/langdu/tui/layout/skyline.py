"""Skyline packing: the text's row and the ruby's row each have their own right edge.

A wide ruby (zhuàng over 状) overhangs a neighbour that has none (，) instead of widening its own column. That
takes 3.7 cells a character of running text, where a grid of columns takes 6.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.tui.layout.breaks import blanks, may_break, opens
from langdu.tui.layout.unit import RubyUnit
from langdu.tui.layout.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Cells between two rubies.
GAP = 1


class ScreenLine(NamedTuple):
    """A line of the text.

    Attributes:
        first: number of its first unit.
        last: the number after its last.
        xs: the column of each unit's base.
        ruby_xs: the column of each unit's ruby (its base's where there is none).
    """

    first: int
    last: int
    xs: tuple[int, ...]
    ruby_xs: tuple[int, ...]


def pack(units: Sequence[RubyUnit], width: int, indent: int = 0) -> list[ScreenLine]:
    """Lines no wider than `width`, the first of which begins with `indent` blanks; every unit, once and in order.

    `units` must have been `chopped` to what is left of the first line.
    """
    lines: list[ScreenLine] = []
    first = 0
    while first < len(units):
        line = _line(units, first, width, 0 if first else indent)
        lines.append(line)
        first = line.last
    return lines


class _Skyline:
    """A line as it grows."""

    def __init__(self, width: int, indent: int) -> None:
        self.width = width
        self.xs: list[int] = []
        self.ruby_xs: list[int] = []
        self._edge = indent
        self._ruby_edge = indent - GAP

    def place(self, unit: RubyUnit, before: RubyUnit | None) -> bool:
        """Put a unit at the end; False, and nothing done, if it does not fit."""
        x = self._edge + (0 if before is None else blanks(before, unit))
        shift = 0
        if unit.is_joined and self.xs:
            shift = max(unit.shift or 0, self._ruby_edge - x) if unit.ruby else 0
        elif unit.ruby:
            shift = _centred(unit) if unit.shift is None or unit.is_joined else unit.shift
            gap = GAP + (before is not None and unit.opens_word)
            x = max(x, self._ruby_edge + gap - shift, -shift)
        if unit.kind == "space" and not unit.ruby:  # a number that is joined to a space has its reading over it
            x = min(x, self.width)
        elif max(x + unit.width, x + shift + unit.ruby_width) > self.width:
            return False
        self.xs.append(x)
        self.ruby_xs.append(x + shift)
        self._edge = x + unit.width
        if unit.ruby:
            self._ruby_edge = x + shift + unit.ruby_width
        return True

    def draw_near(self, units: Sequence[RubyUnit], first: int, number: int) -> None:
        """Move opening signs right up to the unit that a wide ruby pushed away from them."""
        x = self.xs[number - first]
        while number > first and opens(units[number - 1]):
            number -= 1
            x -= units[number].width
            self.xs[number - first] = self.ruby_xs[number - first] = x


def _centred(unit: RubyUnit) -> int:
    """Where a ruby begins that is centred over its base, or under which the base is."""
    shift = (unit.width - unit.ruby_width) // 2 if unit.ruby_width <= unit.width else 0
    return shift - max(0, unit.ruby_width - unit.width) // 2


def _line(units: Sequence[RubyUnit], first: int, width: int, indent: int) -> ScreenLine:
    skyline = _Skyline(width, indent)
    number, end = first, first
    while number < len(units):
        before = units[number - 1] if number > first else None
        if before is not None and may_break(before, units[number]):
            end = number
        if not skyline.place(units[number], before):
            break
        skyline.draw_near(units, first, number)
        number += 1
    else:
        end = number
    # With no place to break, break right here: better than a line without end.
    end = end if end > first else max(number, first + 1)
    count = end - first
    return ScreenLine(first, end, tuple(skyline.xs[:count]), tuple(skyline.ruby_xs[:count]))


def chopped(units: Sequence[RubyUnit], width: int) -> list[RubyUnit]:
    """The units with those that are wider than a line in pieces: a URL, the reading of a long number."""
    return [
        piece
        for unit in units
        for piece in ([unit] if max(unit.width, unit.ruby_width) <= width else _chop(unit, width))
    ]


def _chop(unit: RubyUnit, width: int) -> Iterator[RubyUnit]:
    syllables = unit.ruby.split()
    pieces = max(-(-unit.width // max(1, width - 1)), -(-unit.ruby_width // max(1, width // 2)))
    pieces = min(pieces, len(unit.base))
    exact = len(unit.base) == unit.end - unit.start
    for i in range(pieces):
        a, b = (len(unit.base) * k // pieces for k in (i, i + 1))
        c, d = (len(syllables) * k // pieces for k in (i, i + 1))
        base, ruby = unit.base[a:b], _clipped(" ".join(syllables[c:d]), width)
        start, end = (unit.start + a, unit.start + b) if exact else (unit.start, unit.end)
        tones = unit.tones[c:d]
        yield RubyUnit(start, end, base, cells(base), ruby, cells(ruby), tones, unit.kind, unit.conflict, unit.unsure)


def _clipped(ruby: str, width: int) -> str:
    """A ruby in `width` cells; zhuyin's characters have two."""
    if cells(ruby) <= width:
        return ruby
    kept = next(end for end in range(len(ruby), -1, -1) if cells(ruby[:end]) < max(1, width))
    return ruby[:kept] + "…"
