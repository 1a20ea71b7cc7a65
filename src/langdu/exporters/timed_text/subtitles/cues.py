"""A sentence cut into subtitles: two lines at most, cut at clauses, never inside a word or a number.

Lines of 16 to 20 hanzi are what Chinese subtitles have (Netflix's style guide for Simplified Chinese: 16; broadcasters
up to 20), Latin letters count half; lines of pinyin have 42 letters, as its guides for languages in Latin script say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from rich.cells import cell_len

from langdu.exporters.timed_text.subtitles.cue_parts import CuePart, cue_parts
from langdu.exporters.timed_units import TimedUnit, pinyin_line, timed_units
from langdu.exporters.translation import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import ShownText, TimedSentence

T = TypeVar("T")
#: Cells of a line that is full, and of the longest; a hanzi has two. Letters of a full line of pinyin.
FULL_LINE_CELLS, LONGEST_LINE_CELLS = 36, 40
FULL_PINYIN_CELLS = 42
#: How far a line may be over the full one.
FULLEST = LONGEST_LINE_CELLS / FULL_LINE_CELLS
#: Lines of a cue.
LINES = 2
#: What a break costs where nothing asks for one, and each further cue.
UNASKED, CUE = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A subtitle.

    Attributes:
        rows: the units of its lines, one or two, of the text; not those of the pinyin over them.
        start, end: in samples of the stream.
        translation: what is shown below it, its part of the sentence's; may be empty.
    """

    rows: tuple[tuple[TimedUnit, ...], ...]
    start: int
    end: int
    translation: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines as they are shown."""
        return tuple("".join(unit.text for unit in row) for row in self.rows)

    @property
    def pinyin_lines(self) -> tuple[str, ...]:
        """Its lines in pinyin."""
        return tuple(map(pinyin_line, self.rows))


def cues(timed: TimedSentence, shown: ShownText = "hanzi", most_lines: int = LINES) -> list[Subtitle]:
    """The subtitles of a sentence: all of its text, in order, each from its first sound to its last.

    Args:
        timed: the sentence.
        shown: what is shown of it, which says how long a line may be.
        most_lines: how many lines of the text a subtitle has at most.
    """
    units = timed_units(timed)
    in_lines = _in_lines(list(cue_parts(timed.sentence, units)), partial(_fullness, shown=shown))
    groups = [group for group in _in_cues(in_lines, most_lines) if any(map(_text, group))]
    found = list[Subtitle]()
    for group in groups:
        rows = tuple(filter(None, (_row(line, units) for line in group)))
        marks = [mark for row in rows for unit in row for mark in unit.marks]
        if marks:
            start = max(found[-1].end if found else timed.start, marks[0].start)
            found.append(Subtitle(rows, start, max(start, marks[-1].end)))
        else:
            _put_unspoken(found, rows, timed)
    parts = shared(timed.translation, [sum(map(len, cue.lines)) for cue in found])
    return [replace(cue, translation=part) for cue, part in zip(found, parts, strict=True)]


def _put_unspoken(found: list[Subtitle], rows: tuple[tuple[TimedUnit, ...], ...], timed: TimedSentence) -> None:
    """What is not spoken has half the time of what stands before it, or, first of all, of the first sound."""
    if not found:
        found.append(Subtitle(rows, timed.start, sum(_first_sound(timed)) // 2))
        return
    before = found[-1]
    middle = (before.start + before.end) // 2
    found[-1] = replace(before, end=middle)
    found.append(Subtitle(rows, middle, before.end))


def _first_sound(timed: TimedSentence) -> tuple[int, int]:
    return (timed.marks[0].start, timed.marks[0].end) if timed.marks else (timed.start, timed.end)


def _row(line: Sequence[CuePart], units: Sequence[TimedUnit]) -> tuple[TimedUnit, ...]:
    """The units of a line, without the spaces at its ends."""
    row = [unit for unit in units if line[0].start <= unit.start < line[-1].end]
    while row and row[0].text.isspace():
        row.pop(0)
    while row and row[-1].text.isspace():
        row.pop()
    return tuple(row)


def _in_lines(parts: Sequence[CuePart], fullness: Callable[[Sequence[CuePart]], float]) -> list[list[CuePart]]:
    def cost(line: Sequence[CuePart]) -> float:
        full = fullness(line)
        if full > FULLEST and len(line) > 1:
            return 1000.0 + full
        return (1 - full) ** 2 + UNASKED * (not line[-1].pauses)

    return _divided(parts, cost)


def _in_cues(lines: Sequence[list[CuePart]], most_lines: int) -> list[list[list[CuePart]]]:
    def cost(cue: Sequence[list[CuePart]]) -> float:
        return (1000.0 if len(cue) > most_lines else CUE) + UNASKED * (not cue[-1][-1].pauses)

    return _divided(lines, cost)


def _divided(items: Sequence[T], cost: Callable[[Sequence[T]], float]) -> list[list[T]]:
    """The cheapest way to divide a row; parts of more than `LONGEST_LINE_CELLS` items cost too much to be looked at."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(items) + 1):
        starts = range(max(0, end - LONGEST_LINE_CELLS), end)
        best.append(min((best[start][0] + cost(items[start:end]), start) for start in starts))
    parts, end = list[list[T]](), len(items)
    while end:
        start = best[end][1]
        parts.append(list(items[start:end]))
        end = start
    return parts[::-1]


def _fullness(line: Sequence[CuePart], shown: ShownText) -> float:
    """How full a line is: 1 where it is full."""
    hanzi = cell_len(_text(line)) / FULL_LINE_CELLS if shown != "pinyin" else 0.0
    pinyin = sum(part.pinyin_cells for part in line) / FULL_PINYIN_CELLS if shown != "hanzi" else 0.0
    return max(hanzi, pinyin)


def _text(line: Sequence[CuePart]) -> str:
    return "".join(piece.text for piece in line).strip()
