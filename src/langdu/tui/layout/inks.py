"""How cells look: what stands out in the text, and the inks of a theme for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import UNSPOKEN_KINDS
from langdu.tui.theming.contrast import contrast

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
    is_reversed: bool = False

    def over(self, under: Ink) -> Ink:
        """This ink on top of another; what is reversed twice is as it was."""
        colour, ground = self.colour or under.colour, self.ground or under.ground
        bold, underlined = self.bold or under.bold, self.underlined or under.underlined
        return Ink(colour, ground, bold, underlined, self.is_reversed != under.is_reversed)


class HighlightStyles(NamedTuple):
    """How the sentence that is read stands out, and the syllable at the speaker; `langdu.config.CHOICES` has all."""

    sentence: str = "background"
    syllable: str = "background"


USUAL_HIGHLIGHTS = HighlightStyles()


class Inks:
    """The inks of a theme with a tone palette.

    Where no colours may be seen the sentence is bold, the spoken syllable reversed, the cursor reversed and underlined.

    Args:
        colours: the theme.
        tones: the colours of tones 1 to 4 and of the neutral tone; none for text in one colour.
        styles: how what is read stands out.
    """

    def __init__(
        self, colours: Colours, tones: tuple[str, ...] = (), styles: HighlightStyles = USUAL_HIGHLIGHTS
    ) -> None:
        self.tones = tones
        self.plain = Ink(colours.text, colours.background)
        self.sentence = _sentence(colours, styles.sentence)
        # A line below the ruby would look like a conflict's.
        self.sentence_ruby = Ink() if styles.sentence == "underline" else self.sentence
        self.spoken = _spoken(colours, styles)
        self.mark = Ink(colours.accent, colours.background)
        bare = not colours.is_coloured
        self._cursor = Ink(colours.cursor_text, colours.cursor, underlined=bare, is_reversed=bare)
        self._cursor_on_reversed = self._cursor._replace(is_reversed=bare or _stands_out(colours))
        self._colours = colours
        self._cache: dict[tuple[object, ...], tuple[Ink, ...]] = {}

    def of(self, unit: RubyUnit, kind: str, highlight: Highlight, look: WordLook | None = None) -> tuple[Ink, ...]:
        """The ink of a unit's base, then of each syllable of its ruby; `look` is its word's."""
        span, cursor = highlight.sentence, highlight.cursor
        soft = span is not None and span.start < unit.end and unit.start < span.end
        span = highlight.spoken
        hot = span is not None and span.start < unit.end and unit.start < span.end and unit.kind != "space"
        # The cursor goes with the voice; its ground would be taken for the highlight.
        at_cursor = cursor is not None and unit.start <= cursor < unit.end and not hot
        lit = bool(highlight.matches) and highlight.is_match(unit.start, unit.end)
        word = None if look is None else (look.colour, look.missed, look.emphasis)
        marks = unit.conflict, unit.unsure
        key = (unit.tones, unit.kind == "spelled", marks, kind, soft, hot, at_cursor, lit, word)
        found = self._cache.get(key)
        if found is None:
            ground, above = (self._ground(tint, lit=lit) for tint in self._tints(soft=soft))
            inks = self._make(unit, kind, ground, above, look)
            inks = tuple(self._even(self.spoken.over(ink) if hot else ink) for ink in inks)
            found = self._cache[key] = tuple(map(self._at_cursor, inks)) if at_cursor else inks
        return found

    def _even(self, ink: Ink) -> Ink:
        """The ink on one even ground, where colours of letters would be grounds."""
        return ink._replace(colour=self.plain.colour) if ink.is_reversed else ink

    def sign(self, look: WordLook, *, soft: bool) -> Ink:
        """The ink of a word's sign."""
        tint = self._tints(soft=soft)[1]
        return self._even(Ink(self._word("missed" if look.missed else look.colour)).over(self._ground(tint)))

    def _tints(self, *, soft: bool) -> tuple[Ink, Ink]:
        """What the sentence that is read has on the text's row and on the ruby's."""
        return (self.sentence, self.sentence_ruby) if soft else (_NONE, _NONE)

    def _at_cursor(self, ink: Ink) -> Ink:
        """An ink on the cursor's ground: its own colour as far as that can be read there."""
        is_readable = contrast(ink.colour, self._colours.cursor) >= self._colours.least
        cursor = self._cursor_on_reversed if ink.is_reversed else self._cursor
        return (cursor._replace(colour=ink.colour) if is_readable else cursor).over(ink)

    def _ground(self, tint: Ink, *, lit: bool = False) -> Ink:
        base = tint.over(self.plain)
        if lit:
            base = Ink(bold=True, underlined=True).over(base)
        return base

    def _make(self, unit: RubyUnit, kind: str, base: Ink, ruby: Ink, look: WordLook | None) -> tuple[Ink, ...]:
        if kind in UNSPOKEN_KINDS:
            return (Ink(self._colours.aside).over(base),)
        ruby = Ink(self._word("missed") if look is not None and look.missed else self._colours.ruby).over(ruby)
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
        elif unit.unsure:
            inks = [Ink(underlined=True).over(ink) for ink in inks]
            base = Ink(underlined=True).over(base) if unit.kind == "spelled" else base
        return (base, *inks)

    def _tone(self, tone: int) -> Ink:
        return Ink(self.tones[tone - 1]) if self.tones and 1 <= tone <= len(self.tones) else Ink()

    def _word(self, colour: WordColour) -> str:
        return str(getattr(self._colours, colour)) if colour else ""


_NONE = Ink()


def _sentence(colours: Colours, style: str) -> Ink:
    by_style = {"underline": Ink(underlined=True), "bold": Ink(bold=True), "reverse": Ink(is_reversed=True)}
    return by_style.get(style, Ink(ground=colours.sentence, bold=not colours.is_coloured))


def _spoken(colours: Colours, styles: HighlightStyles) -> Ink:
    by_style = {
        "underline": Ink(colours.spoken, bold=True, underlined=True),
        "bold": Ink(colours.spoken, bold=True),
        "reverse": Ink(bold=True, is_reversed=True),
    }
    bare = not colours.is_coloured
    if bare and styles.sentence in {"background", "bold"}:
        del by_style["bold"]  # The sentence is bold already.
    # What is reversed twice is as it was: on a reversed sentence a ground of its own stays what it is.
    is_reversed = bare or styles.sentence == "reverse"
    return by_style.get(styles.syllable, Ink(colours.spoken_text, colours.spoken, bold=True, is_reversed=is_reversed))


def _stands_out(colours: Colours) -> bool:
    """Whether the cursor's ground is more unlike a reversed sentence's, which is the text's colour, than its text."""
    return contrast(colours.cursor, colours.text) > contrast(colours.cursor_text, colours.text)
