"""The books that were opened: go on with one, search them, open or paste another, take one off the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.option_list import Option

from langdu.errors import LangduError
from langdu.library.texts import shelf
from langdu.session import CLIPBOARD
from langdu.session.words.known_share import KnownShares
from langdu.tui.layout.shelf_rows import EMPTY, HINTS, TITLE, row
from langdu.tui.widgets.bars import KeyHints, NoticeBar, TitleBar
from langdu.tui.widgets.book_details import BookDetails
from langdu.tui.widgets.choice_list import ChoiceList
from langdu.tui.widgets.path_suggester import PathSuggester

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from langdu.library import Library
    from langdu.library.texts.shelf import ShelfBook

OPENING, SEARCHING = "a file, a folder or an https:// address · tab completes, esc closes", "a part of the title"


class ShelfScreen(Screen[None]):
    """Shows the books of a library.

    Args:
        library: whose.
        demo: what to choose for the short text that comes with langdu.
        choose: called with the path that was chosen, or None to leave.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("o", "ask('open')", "Open a file"),
        ("slash", "ask('search')", "Search"),
        ("p", "paste", "Read the clipboard"),
        ("x,delete", "remove", "Take it off the list"),
        ("g", "graded", "Short texts by level"),
        ("d", "demo", "A short text"),
        ("S", "settings", "Settings"),
        ("q", "leave", "Quit"),
        ("tab", "complete", "Take what is suggested"),
        ("escape", "escape", "Close, or show all"),
    ]
    DEFAULT_CSS = """
    ShelfScreen { background: $background; }
    ShelfScreen TitleBar, ShelfScreen BookDetails, ShelfScreen NoticeBar, ShelfScreen KeyHints { padding: 0 1; }
    ShelfScreen ChoiceList, ShelfScreen ChoiceList:focus { height: 1fr; padding: 1 0; background: $background; }
    ShelfScreen Input, ShelfScreen Input:focus {
        height: 1; border: none; padding: 0 1; display: none; color: $foreground; background: $panel;
    }
    """

    def __init__(self, library: Library, demo: str, choose: Callable[[str | None], None]) -> None:
        super().__init__()
        self._library, self._demo, self._choose = library, demo, choose
        self._books: Sequence[ShelfBook] = ()
        self._shown: Sequence[ShelfBook] = ()
        self._removing = ""
        self._asked = ""

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield TitleBar(TITLE)
        yield ChoiceList()
        yield BookDetails()
        yield NoticeBar()
        yield Input()
        yield KeyHints(HINTS)

    def on_mount(self) -> None:
        """Show the books, the last one at the cursor."""
        self._books = shelf.shelved(self._library)
        self._words = KnownShares(self._library)
        self._show("")
        self.query_one(ChoiceList).focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._fill(self.query_one(ChoiceList).highlighted or 0))

    def on_resize(self, event: Resize) -> None:
        """Titles take the room that there is."""
        self._fill(self.query_one(ChoiceList).highlighted or 0)

    def _show(self, searched: str) -> None:
        self._shown = [book for book in self._books if searched.casefold() in book.title.casefold()]
        self._fill(0)

    def _fill(self, highlighted: int) -> None:
        options = self.query_one(ChoiceList)
        options.clear_options()
        options.add_options([Option(self._row(book)) for book in self._shown])
        if self._shown:
            options.highlighted = min(highlighted, len(self._shown) - 1)
        else:
            self.query_one(BookDetails).show(None)
            options.add_option(Option(Text(EMPTY if not self._books else "no title has that in it"), disabled=True))

    def _row(self, book: ShelfBook) -> Text:
        line = Text(row(book, self.size.width), no_wrap=True, overflow="ellipsis")
        if not book.is_there:
            line.stylize(self.app.theme_variables["aside"])
        return line

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Tell more of the book at the cursor."""
        number = event.option_index
        if number < len(self._shown):
            book = self._shown[number]
            self.query_one(BookDetails).show(book, self._words.of(book.id))
        else:
            self.query_one(BookDetails).show(None)

    # Choosing

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Read on in it."""
        book = self._shown[event.option_index]
        if book.is_there:
            self._choose(book.path)
        else:
            self._tell(f"{book.path} is not there any more; o opens it where it is now, and its place is found again")

    def action_demo(self) -> None:
        """The short text."""
        self._choose(self._demo)

    def action_graded(self) -> None:
        """The short texts by level."""
        from langdu.tui.screens.library.graded import GradedScreen  # few look at it: its texts are read when they do

        self.app.push_screen(GradedScreen({book.path: book.progress for book in self._books}, self._choose))

    def action_settings(self) -> None:
        """All settings, above them a sample of text."""
        from langdu.tui.settings.of_shelf import show_settings

        show_settings(self.app, self._library)

    def action_paste(self) -> None:
        """What is on the clipboard."""
        self._choose(CLIPBOARD)

    def action_leave(self) -> None:
        """Nothing."""
        self._choose(None)

    def action_remove(self) -> None:
        """Take the book at the cursor off the list, when asked twice; its file, corrections and bookmarks stay."""
        number = self.query_one(ChoiceList).highlighted
        if number is None or not self._shown:
            return
        book = self._shown[number]
        if self._removing != book.id:
            self._removing = book.id
            self._tell(f"x again takes {book.title} off the list; its file, your corrections and bookmarks stay")
            return
        try:
            shelf.remove(self._library, book.id)
        except LangduError as error:
            self._tell(str(error))
            return
        self._books = [other for other in self._books if other.id != book.id]
        self._shown = [other for other in self._shown if other.id != book.id]
        self._fill(number)
        self.query_one(NoticeBar).dismiss()

    def _tell(self, text: str) -> None:
        self.query_one(NoticeBar).tell(text)

    # Typing

    def action_ask(self, asked: str) -> None:
        """Ask for a file's name, or for a part of a title."""
        field = self.query_one(Input)
        self._asked = asked
        field.suggester = PathSuggester() if asked == "open" else None
        field.value, field.placeholder = "", OPENING if asked == "open" else SEARCHING
        field.display = True
        self.set_focus(field)  # before it is drawn, where `focus` waits: who sees it can type

    def on_input_changed(self, event: Input.Changed) -> None:
        """Titles are searched while one types."""
        if self._asked == "search" and event.input.display:
            self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open it; or go to the titles that were found."""
        opens = self._asked == "open"
        self._hide()
        if opens and event.value.strip():
            self._choose(opened(event.value.strip()))

    def action_complete(self) -> None:
        """Take what is suggested."""
        field = self.query_one(Input)
        if field.display:
            field.action_cursor_right()

    def action_escape(self) -> None:
        """Close what is open; show all titles."""
        self._removing = ""
        self.query_one(NoticeBar).dismiss()
        if self.query_one(Input).display or len(self._shown) != len(self._books):
            self._hide()
            self._show("")

    def _hide(self) -> None:
        self._asked = ""
        self.query_one(Input).display = False
        self.query_one(ChoiceList).focus()


def opened(typed: str) -> str:
    """What was typed, as it is opened: ~ is the home folder."""
    return str(Path(typed).expanduser()) if typed.startswith("~") else typed
