"""From laid-out lines to strips of coloured cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from langdu.tui.layout.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Span
    from langdu.tui.layout import Laid, Mode, Unit
    from langdu.tui.themes import Colours


@dataclass(frozen=True, slots=True)
class Highlight:
    """What stands out: the sentence being read, what is at the speaker right now, the cursor's character."""

    sentence: Span | None = None
    spoken: Span | None = None
    cursor: int | None = None

    def touches(self, start: int, end: int) -> bool:
        """Whether any of it lies in these code points."""
        spans = (span for span in (self.sentence, self.spoken) if span is not None)
        on_cursor = self.cursor is not None and start <= self.cursor < end
        return on_cursor or any(span.start < end and start < span.end for span in spans)


NOTHING = Highlight()


class Inks:
    """The styles of a theme with a tone palette.

    Args:
        colours: the theme.
        tones: the colours of tones 1 to 4 and of the neutral tone; none for text in one colour.
    """

    def __init__(self, colours: Colours, tones: tuple[str, ...] = ()) -> None:
        self.tones = tones
        self.plain = Style(color=colours.text, bgcolor=colours.background)
        self.sentence = Style(bgcolor=colours.sentence)
        self.spoken = Style(color=colours.spoken_text, bgcolor=colours.spoken, bold=True)
        self._cursor = Style(bgcolor=colours.cursor)
        self._colours = colours
        self._cache: dict[tuple[object, ...], tuple[Style, ...]] = {}

    def of(self, unit: Unit, kind: str, highlight: Highlight) -> tuple[Style, ...]:
        """The style of a unit's base, then of each syllable of its ruby."""
        span, cursor = highlight.sentence, highlight.cursor
        soft = span is not None and span.start < unit.end and unit.start < span.end
        span = highlight.spoken
        hot = span is not None and span.start < unit.end and unit.start < span.end and unit.kind != "space"
        at_cursor = cursor is not None and unit.start <= cursor < unit.end
        key = (unit.tones, unit.kind == "spelled", unit.conflict, kind, soft, hot, at_cursor)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._make(unit, kind, soft=soft, hot=hot, at_cursor=at_cursor)
        return found

    def _make(self, unit: Unit, kind: str, *, soft: bool, hot: bool, at_cursor: bool) -> tuple[Style, ...]:
        base = self.plain
        if soft:
            base += self.sentence
        if at_cursor:
            base += self._cursor
        if kind in {"aside", "transcript"}:
            return (base + Style(color=self._colours.aside),)
        ruby = base + Style(color=self._colours.ruby)
        if kind == "heading":
            base += Style(color=self._colours.heading, bold=True)
        styles = [ruby + self._tone(tone) for tone in unit.tones]
        base += self._tone(unit.tones[0]) if len(unit.tones) == 1 else Style()
        if unit.conflict:
            marked = Style(underline=True, color=self._colours.conflict)
            styles = [style + marked for style in styles]
            base += Style(underline=True)
        return tuple(style + self.spoken for style in (base, *styles)) if hot else (base, *styles)

    def _tone(self, tone: int) -> Style:
        return Style(color=self.tones[tone - 1]) if self.tones and 1 <= tone <= len(self.tones) else Style()


class _Run(NamedTuple):
    x: int
    width: int
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the text is drawn on: its width in cells, the margin to its left, and where the ruby goes."""

    width: int
    left: int
    mode: Mode


def paint(laid: Laid, number: int, inks: Inks, highlight: Highlight, sheet: Sheet) -> tuple[Strip, ...]:
    """The rows of a line, from above to below."""
    bases: list[_Run] = []
    rubies: list[_Run] = []
    for unit, x, ruby_x in laid.line_units(number):
        base, *ruby = inks.of(unit, laid.kind, highlight)
        if unit.kind != "space":
            bases.append(_Run(x, unit.width, unit.base, base))
        if unit.ruby:
            rubies.extend(_syllables(unit, ruby_x, ruby))
    box = _box(laid, number, highlight.sentence)
    rows = [_strip(bases, inks, box, sheet)]
    if sheet.mode in {"above", "below"} and laid.kind not in {"aside", "transcript"}:
        rows.insert(0 if sheet.mode == "above" else 1, _strip(rubies, inks, box, sheet))
    blank = Strip.blank(sheet.width, inks.plain)
    return (*rows, *[blank] * (laid.rows - len(rows)))


def _syllables(unit: Unit, x: int, styles: list[Style]) -> Iterator[_Run]:
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


def _strip(runs: list[_Run], inks: Inks, box: tuple[int, int], sheet: Sheet) -> Strip:
    segments: list[Segment] = []
    edge = -sheet.left
    for run in runs:
        segments.extend(_ground(edge, run.x, inks, box))
        segments.append(Segment(run.text, run.style))
        edge = run.x + run.width
    segments.extend(_ground(edge, sheet.width - sheet.left, inks, box))
    return Strip(segments, max(sheet.width, edge + sheet.left))


def _ground(start: int, end: int, inks: Inks, box: tuple[int, int]) -> Iterator[Segment]:
    """Blank cells from `start` up to `end`, tinted inside the box."""
    inside = max(start, box[0]), min(end, box[1])
    if inside[0] >= inside[1]:
        inside = end, end
    pieces = ((start, inside[0], inks.plain), (*inside, inks.plain + inks.sentence), (inside[1], end, inks.plain))
    for a, b, style in pieces:
        if b > a:
            yield Segment(" " * (b - a), style)
