"""From laid-out lines to rows of coloured cells; nothing of Textual in it, so that the first frame does without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import UNSPOKEN_KINDS
from langdu.tui.layout.typesetting.style import NARROW
from langdu.tui.layout.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Span
    from langdu.tui.layout import Laid, Mode, RubyUnit
    from langdu.tui.layout.inks import Highlight, Ink, Inks
    from langdu.tui.words.look import WordLook

#: The lists and the practice screens are as wide as this at most.
WIDEST = 112
#: Below these heights the title and the hints give their rows to the text.
ROOM_FOR_TITLE, ROOM_FOR_HINTS = 14, 18
#: What stands in the margin of a line in which a bookmarked sentence begins; one cell in every terminal.
MARK = "▸"


def margin(width: int) -> int:
    """The blank cells on either side of what is on a screen, but of the text: see `PageStyle.side`."""
    return max(2 if width >= NARROW else 1, (width - WIDEST) // 2)


class _Run(NamedTuple):
    x: int
    width: int
    text: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the text is drawn on: its width in cells, the margin to its left, and where the ruby goes."""

    width: int
    left: int
    mode: Mode


class PaintedRow(NamedTuple):
    """A row of the screen: pieces of text with their ink, and its width in cells."""

    pieces: tuple[tuple[str, Ink], ...]
    width: int


def blank(width: int, inks: Inks) -> PaintedRow:
    """A row with nothing on it."""
    return PaintedRow(((" " * width, inks.plain),), width)


def paint(
    laid: Laid,
    number: int,
    inks: Inks,
    highlight: Highlight,
    sheet: Sheet,
    looks: Sequence[WordLook] | None = None,
) -> tuple[PaintedRow, ...]:
    """The rows of a line, from above to below; `looks` are its words', one for each unit."""
    bases: list[_Run] = []
    rubies: list[_Run] = []
    if highlight.is_marked and sheet.left:
        bases.append(_Run(-min(2, sheet.left), 1, MARK, inks.mark))
    box = _box(laid, number, highlight.sentence)
    has_ruby_row = sheet.mode in {"above", "below"} and laid.kind not in UNSPOKEN_KINDS
    for at, (unit, x, ruby_x) in enumerate(laid.line_units(number)):
        look = looks[at] if looks else None
        if look is not None and not has_ruby_row:
            look = look.without_row()
        base, *ruby = inks.of(unit, laid.kind, highlight, look)
        if unit.kind != "space":
            bases.append(_Run(x, unit.width, unit.base, base))
        if unit.ruby and not (look is not None and look.hides):
            rubies.extend(_syllables(unit, ruby_x, ruby))
        if look is not None and look.sign:  # in the cell that the layout leaves free behind every ruby
            behind = ruby_x + unit.ruby_width
            rubies.append(_Run(behind, 1, look.sign, inks.sign(look, soft=box[0] <= behind < box[1])))
    rows = [_row(bases, inks, box, sheet, inks.sentence)]
    if has_ruby_row:
        rows.insert(0 if sheet.mode == "above" else 1, _row(rubies, inks, box, sheet, inks.sentence_ruby))
    return (*rows, *[blank(sheet.width, inks)] * (laid.rows - len(rows)))


def _syllables(unit: RubyUnit, x: int, styles: list[Ink]) -> Iterator[_Run]:
    """The ruby in one piece a syllable, so that each can have its tone's colour."""
    pieces = unit.ruby.split(" ")
    for number, (piece, style) in enumerate(zip(pieces, styles, strict=False)):
        text = piece + " " if number + 1 < len(pieces) else piece
        yield _Run(x, cells(text), text, style)
        x += cells(text)


def _box(laid: Laid, number: int, sentence: Span | None) -> tuple[int, int]:
    """The columns of a line that the sentence covers, both rows alike, so that it stands on one even ground."""
    if sentence is None:
        return 0, 0
    edges = [
        (min(x, ruby_x), max(x + unit.width, ruby_x + unit.ruby_width))
        for unit, x, ruby_x in laid.line_units(number)
        if unit.start < sentence.end and sentence.start < unit.end
    ]
    return (min(a for a, _ in edges), max(b for _, b in edges)) if edges else (0, 0)


def _row(runs: list[_Run], inks: Inks, box: tuple[int, int], sheet: Sheet, tint: Ink) -> PaintedRow:
    grounds = inks.plain, tint.over(inks.plain)
    pieces: list[tuple[str, Ink]] = []
    edge = -sheet.left
    for run in runs:
        pieces.extend(_ground(edge, run.x, grounds, box))
        pieces.append((run.text, run.ink))
        edge = run.x + run.width
    pieces.extend(_ground(edge, sheet.width - sheet.left, grounds, box))
    return PaintedRow(tuple(pieces), max(sheet.width, edge + sheet.left))


def _ground(start: int, end: int, grounds: tuple[Ink, Ink], box: tuple[int, int]) -> Iterator[tuple[str, Ink]]:
    """Blank cells from `start` up to `end`, on the second ground inside the box and on the first elsewhere."""
    inside = max(start, box[0]), min(end, box[1])
    if inside[0] >= inside[1]:
        inside = end, end
    plain, tinted = grounds
    for a, b, ink in ((start, inside[0], plain), (*inside, tinted), (inside[1], end, plain)):
        if b > a:
            yield " " * (b - a), ink
