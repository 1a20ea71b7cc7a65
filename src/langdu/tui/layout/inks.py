"""How cells look: what stands out in the text, and the inks of a theme for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import UNSPOKEN_KINDS

if TYPE_CHECKING:
    from langdu.model import Span
    from langdu.tui.layout.unit import RubyUnit
    from langdu.tui.themes import Colours
    from langdu.tui.words.look import WordColour, WordLook


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

    def of(self, unit: RubyUnit, kind: str, highlight: Highlight, look: WordLook | None = None) -> tuple[Ink, ...]:
        """The ink of a unit's base, then of each syllable of its ruby; `look` is its word's."""
        span, cursor = highlight.sentence, highlight.cursor
        soft = span is not None and span.start < unit.end and unit.start < span.end
        span = highlight.spoken
        hot = span is not None and span.start < unit.end and unit.start < span.end and unit.kind != "space"
        at_cursor = cursor is not None and unit.start <= cursor < unit.end
        lit = bool(highlight.matches) and highlight.is_match(unit.start, unit.end)
        word = None if look is None else (look.colour, look.missed, look.emphasis)
        key = (unit.tones, unit.kind == "spelled", unit.conflict, kind, soft, hot, at_cursor, lit, word)
        found = self._cache.get(key)
        if found is None:
            ground = self._ground(soft=soft, at_cursor=at_cursor, lit=lit)
            inks = self._make(unit, kind, ground, look and look.at_cursor() if at_cursor else look)
            found = self._cache[key] = tuple(self.spoken.over(ink) for ink in inks) if hot else inks
        return found

    def sign(self, look: WordLook, *, soft: bool) -> Ink:
        """The ink of a word's sign."""
        return Ink(self._word("missed" if look.missed else look.colour)).over(self._ground(soft=soft))

    def _ground(self, *, soft: bool, at_cursor: bool = False, lit: bool = False) -> Ink:
        base = self.plain
        if soft:
            base = self.sentence.over(base)
        if at_cursor:
            base = self._cursor.over(base)
        if lit:
            base = Ink(bold=True, underlined=True).over(base)
        return base

    def _make(self, unit: RubyUnit, kind: str, base: Ink, look: WordLook | None) -> tuple[Ink, ...]:
        if kind in UNSPOKEN_KINDS:
            return (Ink(self._colours.aside).over(base),)
        ruby = Ink(self._word("missed") if look is not None and look.missed else self._colours.ruby).over(base)
        if kind == "heading":
            base = Ink(self._colours.heading, bold=True).over(base)
        if look is not None:
            base = Ink(self._word(look.colour), "", *look.emphasis).over(base)
        inks = [self._tone(tone).over(ruby) for tone in unit.tones]
        base = self._tone(unit.tones[0]).over(base) if len(unit.tones) == 1 else base
        if unit.conflict:
            marked = Ink(self._colours.conflict, underlined=True)
            inks = [marked.over(ink) for ink in inks]
            base = Ink(underlined=True).over(base)
        return (base, *inks)

    def _tone(self, tone: int) -> Ink:
        return Ink(self.tones[tone - 1]) if self.tones and 1 <= tone <= len(self.tones) else Ink()

    def _word(self, colour: WordColour) -> str:
        return str(getattr(self._colours, colour)) if colour else ""
