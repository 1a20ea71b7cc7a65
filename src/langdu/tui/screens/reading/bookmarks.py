"""All bookmarks of a text with their notes: one key goes to one, another removes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from langdu.errors import LangduError
from langdu.model import one_line
from langdu.tui.layout.width import stable
from langdu.tui.screens.over import OverScreen
from langdu.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.library.texts.bookmarks import Bookmark
    from langdu.session.text.finding.bookmarks import Bookmarks

KEYS = "enter goes there · d removes · u brings back · ↑ ↓ home end · esc closes"
GONE = "this sentence is not in the text any more; the bookmark waits until it is there again"
NONE = "no bookmark is left"
#: Cells that a note stands further to the right.
INDENT = 9


class BookmarksScreen(OverScreen["Bookmark | None"]):
    """Goes with the bookmark that was chosen, or None.

    Args:
        bookmarks: the text's.
        offset: the code point where one is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,apostrophe", "leave", "Close"),
        ("d,delete", "remove", "Remove"),
        ("u", "restore", "Bring back"),
    ]
    DEFAULT_CSS = """
    BookmarksScreen { align: center middle; background: $background 60%; }
    BookmarksScreen Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
    }
    BookmarksScreen ChoiceList { max-height: 1fr; }
    BookmarksScreen #keys { height: auto; color: $aside; margin-top: 1; }
    """

    def __init__(self, bookmarks: Bookmarks, offset: int) -> None:
        super().__init__()
        self._bookmarks, self._offset = bookmarks, offset
        self._shown: tuple[Bookmark, ...] = ()
        self._removed: list[Bookmark] = []

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        with Vertical():
            yield ChoiceList()
            yield Static(KEYS, id="keys")

    def on_mount(self) -> None:
        """Begin at the last bookmark before where one is."""
        starts = self._bookmarks.starts()
        self._fill(sum(start <= self._offset for start in starts) - 1)
        self.query_one(ChoiceList).focus()

    def _fill(self, highlighted: int) -> None:
        options = self.query_one(ChoiceList)
        self._shown = self._bookmarks.all()
        options.clear_options()
        options.add_options([Option(self._row(one)) for one in self._shown] or [Option(NONE, disabled=True)])
        if self._shown:
            options.highlighted = min(max(0, highlighted), len(self._shown) - 1)

    def _row(self, bookmark: Bookmark) -> Text:
        is_placed = self._bookmarks.is_placed(bookmark)
        aside = self.app.theme_variables["aside"]
        row = Text(no_wrap=True, overflow="ellipsis")
        row.append(f"{100 * self._bookmarks.progress(bookmark):4.0f} %   " if is_placed else "waits    ", style=aside)
        row.append(stable(self._bookmarks.text(bookmark)), style="" if is_placed else aside)
        for line in bookmark.note.splitlines():
            row.append("\n" + " " * INDENT).append(stable(one_line(line)), style=f"italic {aside}")
        return row

    def _tell(self, text: str) -> None:
        self.query_one("#keys", Static).update(Text(text))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go there, if its sentence is there."""
        bookmark = self._shown[event.option_index]
        if self._bookmarks.is_placed(bookmark):
            self.dismiss(bookmark)
        else:
            self._tell(GONE)

    def action_remove(self) -> None:
        """Remove the bookmark at the cursor."""
        number = self.query_one(ChoiceList).highlighted
        if number is None or not self._shown:
            return
        bookmark = self._shown[number]
        self._removed.append(bookmark)
        try:
            self._bookmarks.remove(bookmark)
            self._tell(KEYS)
        except LangduError as error:
            self._tell(f"it is away for now, but that could not be kept: {error}")
        self._fill(number)

    def action_restore(self) -> None:
        """Bring the one back that was removed last."""
        if not self._removed:
            return
        bookmark = self._removed.pop()
        try:
            self._bookmarks.put(bookmark)
            self._tell(KEYS)
        except LangduError as error:
            self._tell(f"it is back for now, but that could not be kept: {error}")
        self._fill(self._bookmarks.all().index(bookmark))

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
