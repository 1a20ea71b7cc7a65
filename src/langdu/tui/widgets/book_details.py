"""The line below the shelf's list with more of the book at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from langdu.tui.layout.shelf_rows import details

if TYPE_CHECKING:
    from langdu.library.texts.shelf import ShelfBook
    from langdu.session.words.known_share import KnownShare


class BookDetails(Widget):
    """More of a book, on one line."""

    DEFAULT_CSS = """
    BookDetails { height: 1; color: $aside; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._book: ShelfBook | None = None
        self._words: KnownShare | None = None

    def show(self, book: ShelfBook | None, words: KnownShare | None = None) -> None:
        """Tell of a book, and of its words where they are counted; of None nothing."""
        self._book, self._words = book, words
        self.refresh()

    def render(self) -> Text:
        """What the book's own line has no room for."""
        told = "" if self._book is None else details(self._book, self.app.size.width, self._words)
        line = Text(told)
        line.truncate(self.size.width, overflow="ellipsis")
        return line
