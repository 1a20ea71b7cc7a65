"""Where a word stands in a book: a list, to go to one."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from langdu.session.words.look_up.occurrences import occurrences, times
from langdu.tui.layout.width import stable
from langdu.tui.screens.over import OverScreen
from langdu.tui.threads import UiThread
from langdu.tui.widgets.choice_list import ChoiceList
from langdu.tui.widgets.words.card_text import CardInks, pinyin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.session import Book
    from langdu.session.words.look_up.occurrences import Occurrence
    from langdu.session.words.look_up.word_in_sentence import WordInSentence

KEYS = "enter goes there, backspace comes back · ↑ ↓ home end · esc closes"
#: Characters of the sentence that are shown before the word.
BEFORE = 12


class OccurrencesScreen(OverScreen["int | None"]):
    """Goes with the code point of the place that was chosen, or None.

    Args:
        book: where.
        met: the word; the list begins behind it.
        tones: the colours of tones, as in `CardInks`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,O", "leave", "Close")]
    DEFAULT_CSS = """
    OccurrencesScreen { align: center middle; background: $background 60%; }
    OccurrencesScreen Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
    }
    OccurrencesScreen ChoiceList { max-height: 1fr; }
    OccurrencesScreen #told { height: 1; color: $heading; margin-bottom: 1; }
    OccurrencesScreen #keys { height: 1; color: $aside; margin-top: 1; }
    """

    def __init__(self, book: Book, met: WordInSentence, tones: Sequence[str]) -> None:
        super().__init__()
        self._book, self._met, self._tones = book, met, tones
        self._starts: list[int] = []
        self._is_wanted = True
        self._home = UiThread(lambda: self.is_attached)

    def compose(self) -> ComposeResult:
        """What was found, the list, and the keys."""
        with Vertical():
            yield Static(Text("looking…"), id="told")
            yield ChoiceList()
            yield Static(KEYS, id="keys")

    def on_mount(self) -> None:
        """Begin to look, in a thread: sentences have to be read for it."""
        self.query_one(ChoiceList).focus()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        text, start = self._met.text, self._met.span.end
        try:
            characters = times(self._book, text)
            for found in occurrences(self._book, text, start):
                if not self._is_wanted:
                    return
                self._home.call(self._add, found, characters, False)
            self._home.call(self._add, (), characters, True)
        except CancelledError:
            return  # the book was closed

    def _add(self, found: Sequence[Occurrence], characters: int, is_all: bool) -> None:
        options = self.query_one(ChoiceList)
        options.add_options(Option(self._row(one)) for one in found)
        self._starts += [one.start for one in found]
        if options.highlighted is None and self._starts:
            options.highlighted = 0
        count = len(self._starts)
        told = f"{self._met.text}: {count:,} {'place' if count == 1 else 'places'}{'' if is_all else ' so far'}"
        if characters > count:
            told += f"; the characters stand here {characters:,} times"
        self.query_one("#told", Static).update(Text(stable(told), no_wrap=True, overflow="ellipsis"))

    def _row(self, one: Occurrence) -> Text:
        length = max(1, len(self._book.document.source))
        row = Text(f"{100 * one.start / length:3.0f} %  ", no_wrap=True, overflow="ellipsis")
        row.append_text(pinyin(one.syllables, CardInks(self.app.theme_variables, self._tones))).append("  ")
        row.append("…" if len(one.before) > BEFORE else "").append(stable(one.before[-BEFORE:].lstrip()))
        row.append(stable(one.text), style=f"bold {self.app.theme_variables['heading']}")
        return row.append(stable(one.after))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go there."""
        self._is_wanted = False
        self.dismiss(self._starts[event.option_index])

    def action_leave(self) -> None:
        """Stay where one is."""
        self._is_wanted = False
        self.dismiss(None)
