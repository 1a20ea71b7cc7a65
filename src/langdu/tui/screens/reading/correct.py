"""Why a character is read as it is, and another reading for it at one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from langdu.model import Correction, one_line
from langdu.pinyin import marked, parse
from langdu.tui.layout.width import stable
from langdu.tui.screens.over import OverScreen
from langdu.tui.screens.reading.choices import MOST_CHOICES, SCOPES, OfferedReading, Subject, choices, sides, touched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.model import Syllable


class CorrectScreen(OverScreen[Correction | None]):
    """Answers with the correction that was chosen, or None.

    Args:
        found: what it is about.
        candidates: the readings that there are.
        book: the book's id, for corrections that hold in it alone.
        places: how often characters stand in it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *((str(number), f"choose({number - 1})", "Choose") for number in range(1, MOST_CHOICES + 1)),
        ("tab", "scope(1)", "Scope"),
        ("shift+tab", "scope(-1)", "Scope"),
        ("g", "side", "Side with the gloss"),
        ("right", "widen(0, 1)", "More to the right"),
        ("left", "widen(1, 0)", "More to the left"),
        ("backspace", "narrow", "This character alone"),
        ("slash", "type", "Type"),
        ("up", "scroll(-1)", "Up"),
        ("down", "scroll(1)", "Down"),
        ("escape,q", "leave", "Leave it"),
    ]
    DEFAULT_CSS = """
    CorrectScreen { align: center middle; background: $background 60%; }
    CorrectScreen VerticalScroll {
        width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1;
    }
    CorrectScreen Input { margin: 1 0 0 0; }
    """

    def __init__(self, found: Subject, candidates: Sequence[Syllable], book: str, places: Callable[[str], int]) -> None:
        super().__init__()
        self._found, self._book, self._places = found, book, places
        self._choices = choices(found, candidates)
        self._sides = sides(found.reading, candidates)
        self._scope = 0

    def compose(self) -> ComposeResult:
        """The story, the choices and the keys."""
        with VerticalScroll(can_focus=False):
            yield Static(id="story")

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def _show(self) -> None:
        colours = self.app.theme_variables
        keys = Text()
        self._keys(keys, colours)
        parts = (_heading(self._found, colours), _offer(self._choices, colours), keys, _story(self._found, colours))
        self.query_one("#story", Static).update(Group(*parts))

    def _keys(self, text: Text, colours: dict[str, str]) -> None:
        text.append("\n")
        if self._sides:
            _key(text, "g", f"side with the gloss: {marked(self._sides[0])}\n", colours)
        _key(text, "/", "type another reading\n", colours)
        _key(text, "tab", "holds ", colours)
        for number, scope in enumerate(SCOPES):
            chosen = number == self._scope
            style = f"bold {colours['spoken-text']} on {colours['spoken']}" if chosen else colours["aside"]
            text.append(f" {scope} ", style=style)
        places = self._places(self._found.text) if self._scope else 1
        text.append(f"\n    touches {touched(self._scope, places)}\n", style=colours["aside"])
        _key(text, "← →", "for the word: ", colours)
        text.append(stable(self._found.text), style="bold").append("   ")
        _key(text, "esc", "leave it", colours)

    def action_choose(self, number: int) -> None:
        """Take a choice."""
        if number < len(self._choices):
            self._take(self._choices[number].syllable)

    def action_side(self) -> None:
        """Take what the gloss says."""
        if self._sides:
            self._take(self._sides[0])

    def _take(self, syllable: Syllable) -> None:
        self.dismiss(self._found.correction(syllable, self._scope, self._book))

    def action_scope(self, step: int) -> None:
        """Let it hold elsewhere."""
        self._scope = (self._scope + step) % len(SCOPES)
        self._show()

    def action_widen(self, left: int, right: int) -> None:
        """Make it about a longer word."""
        self._found = self._found.wider(left, right)
        self._show()

    def action_narrow(self) -> None:
        """Make it about the character alone."""
        found = self._found
        self._found = found.wider(found.first - found.at, found.at + 1 - found.last)
        self._show()

    def action_type(self) -> None:
        """Let a reading be typed."""
        if not self.query(Input):
            self.query_one(VerticalScroll).mount(Input(placeholder="pinyin: hang2 or háng"))
        self.call_after_refresh(lambda: self.query_one(Input).focus())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, if it is a syllable."""
        try:
            self._take(parse(event.value.strip()))
        except ValueError:
            event.input.value = ""
            event.input.placeholder = f"{one_line(event.value)[:12]} is no syllable; like hang2 or háng"

    def action_scroll(self, rows: int) -> None:
        """Where the screen is too small for it all."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _heading(found: Subject, colours: dict[str, str]) -> Text:
    text, reading = Text(), found.reading
    shown = "".join(token.text for token in found.sentence.tokens if token.span.overlaps(reading.span))
    text.append(stable(shown), style=f"bold {colours['heading']}").append("  ")
    text.append(" ".join(map(marked, reading.citation)), style="bold")
    if reading.spoken != reading.citation:
        text.append("   said ", style=colours["aside"]).append(" ".join(map(marked, reading.spoken)))
    if reading.conflict is not None:
        text.append("   the text says ", style=colours["text-error"])
        text.append(stable(one_line(reading.conflict)), style=f"bold {colours['text-error']}")
    return text.append("\n")


def _offer(offered: Sequence[OfferedReading], colours: dict[str, str]) -> Table:
    rows = _rows(3)
    for number, choice in enumerate(offered, 1):
        why = Text(stable(one_line(choice.why)), style=colours["aside"])
        key = Text(f" {number}", style=f"bold {colours['spoken']}")
        rows.add_row(key, Text(marked(choice.syllable), style="bold"), why)
    return rows


def _story(found: Subject, colours: dict[str, str]) -> Table:
    """Who said what, in order, as far as anybody said anything."""
    rows = _rows(3)
    if found.reading.trail:
        rows.add_row("")
    for evidence in found.reading.trail:
        because = Text(stable(one_line(evidence.because)), style=colours["aside"])
        rows.add_row(Text(evidence.stage, style=colours["aside"]), Text(_pinyin(evidence.choice)), because)
    return rows


def _rows(columns: int) -> Table:
    """A table whose last column wraps within itself."""
    rows = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for number in range(columns):
        last = number == columns - 1
        rows.add_column(no_wrap=not last, ratio=1 if last else None)
    return rows


def _key(text: Text, key: str, does: str, colours: dict[str, str]) -> None:
    text.append(f"{key} ", style=f"bold {colours['accent']}").append(does)


def _pinyin(choice: str) -> str:
    """Numbered pinyin with tone marks, as on the page; anything else as it is."""
    try:
        return " ".join(marked(parse(piece)) for piece in choice.split())
    except ValueError:
        return stable(one_line(choice))
