"""From laid-out lines to rows of coloured cells; nothing of Textual in it, so that the first frame does without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from langdu.tui.layout.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Span
    from langdu.tui.layout import Laid, Mode, RubyUnit
    from langdu.tui.themes import Colours

#: A line of running text is read with ease up to about 30 hanzi with their pinyin.
WIDEST = 112
#: Below this width every cell counts.
NARROW = 60
#: Below these heights the title and the hints give their rows to the text.
ROOM_FOR_TITLE, ROOM_FOR_HINTS = 14, 18
#: From this height on there is room for a blank row between the lines.
AIRY = 36
#: What stands in the margin of a line in which a bookmarked sentence begins; one cell in every terminal.
MARK = "▸"


def margin(width: int) -> int:
    """The blank cells on either side of the text."""
    return max(2 if width >= NARROW else 1, (width - WIDEST) // 2)


@dataclass(frozen=True, slots=True)
class Highlight:
    """What stands out: the sentence read, what is at the speaker, the cursor's character, what was searched.

    In a line that is marked a bookmarked sentence begins.
    """

    sentence: Span | None = None
    spoken: Span | None = None
    cursor: int | None = None
    matches: tuple[Span, ...] = ()
    is_marked: bool = False

    def is_match(self, start: int, end: int) -> bool:
        """Whether what was searched for lies in these code points."""
        return any(span.start < end and start < span.end for span in self.matches)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of it lies in these code points."""
        spans = (span for span in (self.sentence, self.spoken) if span is not None)
        on_cursor = self.cursor is not None and start <= self.cursor < end
        return on_cursor or any(span.start < end and start < span.end for span in spans)


NOTHING = Highlight()


class Ink(NamedTuple):
    """How a cell looks. Colours are #rrggbb, "" for that of what is under it."""

    colour: str = ""
    ground: str = ""
    bold: bool = False
    underlined: bool = False

    def over(self, under: Ink) -> Ink:
        """This ink on top of another."""
        colour, ground = self.colour or under.colour, self.ground or under.ground
        return Ink(colour, ground, self.bold or under.bold, self.underlined or under.underlined)


class Inks:
    """The inks of a theme with a tone palette.

    Args:
        colours: the theme.
        tones: the colours of tones 1 to 4 and of the neutral tone; none for text in one colour.
    """

    def __init__(self, colours: Colours, tones: tuple[str, ...] = ()) -> None:
        self.tones = tones
        self.plain = Ink(colours.text, colours.background)
        self.sentence = Ink(ground=colours.sentence)
        self.spoken = Ink(colours.spoken_text, colours.spoken, bold=True)
        self.mark = Ink(colours.accent, colours.background)
        self._cursor = Ink(ground=colours.cursor)
        self._colours = colours
        self._cache: dict[tuple[object, ...], tuple[Ink, ...]] = {}

    def of(self, unit: RubyUnit, kind: str, highlight: Highlight) -> tuple[Ink, ...]:
        """The ink of a unit's base, then of each syllable of its ruby."""
        span, cursor = highlight.sentence, highlight.cursor
        soft = span is not None and span.start < unit.end and unit.start < span.end
        span = highlight.spoken
        hot = span is not None and span.start < unit.end and unit.start < span.end and unit.kind != "space"
        at_cursor = cursor is not None and unit.start <= cursor < unit.end
        lit = bool(highlight.matches) and highlight.is_match(unit.start, unit.end)
        key = (unit.tones, unit.kind == "spelled", unit.conflict, kind, soft, hot, at_cursor, lit)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._make(unit, kind, soft=soft, hot=hot, at_cursor=at_cursor, lit=lit)
        return found

    def _make(self, unit: RubyUnit, kind: str, *, soft: bool, hot: bool, at_cursor: bool, lit: bool) -> tuple[Ink, ...]:
        base = self.plain
        if soft:
            base = self.sentence.over(base)
        if at_cursor:
            base = self._cursor.over(base)
        if lit:
            base = Ink(bold=True, underlined=True).over(base)
        if kind in {"aside", "transcript"}:
            return (Ink(self._colours.aside).over(base),)
        ruby = Ink(self._colours.ruby).over(base)
        if kind == "heading":
            base = Ink(self._colours.heading, bold=True).over(base)
        inks = [self._tone(tone).over(ruby) for tone in unit.tones]
        base = self._tone(unit.tones[0]).over(base) if len(unit.tones) == 1 else base
        if unit.conflict:
            marked = Ink(self._colours.conflict, underlined=True)
            inks = [marked.over(ink) for ink in inks]
            base = Ink(underlined=True).over(base)
        return tuple(self.spoken.over(ink) for ink in (base, *inks)) if hot else (base, *inks)

    def _tone(self, tone: int) -> Ink:
        return Ink(self.tones[tone - 1]) if self.tones and 1 <= tone <= len(self.tones) else Ink()


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


def paint(laid: Laid, number: int, inks: Inks, highlight: Highlight, sheet: Sheet) -> tuple[PaintedRow, ...]:
    """The rows of a line, from above to below."""
    bases: list[_Run] = []
    rubies: list[_Run] = []
    if highlight.is_marked:
        bases.append(_Run(-min(2, sheet.left), 1, MARK, inks.mark))
    for unit, x, ruby_x in laid.line_units(number):
        base, *ruby = inks.of(unit, laid.kind, highlight)
        if unit.kind != "space":
            bases.append(_Run(x, unit.width, unit.base, base))
        if unit.ruby:
            rubies.extend(_syllables(unit, ruby_x, ruby))
    box = _box(laid, number, highlight.sentence)
    rows = [_row(bases, inks, box, sheet)]
    if sheet.mode in {"above", "below"} and laid.kind not in {"aside", "transcript"}:
        rows.insert(0 if sheet.mode == "above" else 1, _row(rubies, inks, box, sheet))
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


def _row(runs: list[_Run], inks: Inks, box: tuple[int, int], sheet: Sheet) -> PaintedRow:
    pieces: list[tuple[str, Ink]] = []
    edge = -sheet.left
    for run in runs:
        pieces.extend(_ground(edge, run.x, inks, box))
        pieces.append((run.text, run.ink))
        edge = run.x + run.width
    pieces.extend(_ground(edge, sheet.width - sheet.left, inks, box))
    return PaintedRow(tuple(pieces), max(sheet.width, edge + sheet.left))


def _ground(start: int, end: int, inks: Inks, box: tuple[int, int]) -> Iterator[tuple[str, Ink]]:
    """Blank cells from `start` up to `end`, tinted inside the box."""
    inside = max(start, box[0]), min(end, box[1])
    if inside[0] >= inside[1]:
        inside = end, end
    tinted = inks.sentence.over(inks.plain)
    for a, b, ink in ((start, inside[0], inks.plain), (*inside, tinted), (inside[1], end, inks.plain)):
        if b > a:
            yield " " * (b - a), ink
