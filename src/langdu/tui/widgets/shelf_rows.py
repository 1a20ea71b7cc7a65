"""A book's line on the shelf, and the line below the list with more of the book at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual.widget import Widget

from langdu.config import settings
from langdu.library.texts.ages import ago, duration
from langdu.model import one_line
from langdu.session.text.finding.navigation import spoken_seconds
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from langdu.library.texts.shelf import ShelfBook

#: Cells of what stands behind a title: progress and when it was read last. From `WIDE` cells on also its author, and
#: the time that is left.
BEHIND, WIDE = 24, 72
AUTHOR, LEFT = 12, 12
FEWEST_TITLE = 10


class BookDetails(Widget):
    """More of a book, on one line."""

    DEFAULT_CSS = """
    BookDetails { height: 1; color: $aside; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._book: ShelfBook | None = None

    def show(self, book: ShelfBook | None) -> None:
        """Tell of a book; of None nothing."""
        self._book = book
        self.refresh()

    def render(self) -> Text:
        """What the book's own line has no room for."""
        told = "" if self._book is None else details(self._book, self.app.size.width)
        line = Text(told)
        line.truncate(self.size.width, overflow="ellipsis")
        return line


def row(book: ShelfBook, width: int) -> Text:
    """Title, progress and when it was read last; with room its author and the time left, too."""
    is_wide = width >= WIDE
    room = width - BEHIND - 4 - (AUTHOR + LEFT + 4 if is_wide else 0)
    text = Text(" ", no_wrap=True, overflow="ellipsis")
    text.append(_cut(book.title, max(FEWEST_TITLE, room)))
    if is_wide:
        text.append(f"  {_cut(book.author, AUTHOR)}")
    text.append(f"  {book.progress:4.0%}")
    if is_wide:
        text.append(f"  {time_left(book):>{LEFT}}")
    return text.append(f"  {ago(book.opened) if book.is_there else 'not there':>13}")


def details(book: ShelfBook, width: int) -> str:
    """How many of its characters are new, and its path; in a narrow window first its author and the time left."""
    told = [] if width >= WIDE else [stable(one_line(book.author)), time_left(book)]
    if book.new_characters is not None:
        told.append(f"{book.new_characters:,} of {book.characters:,} characters are new")
    return " · ".join(filter(None, [*told, stable(one_line(book.path))]))


def time_left(book: ShelfBook) -> str:
    """About how long the rest takes at the speed of the settings; empty where nothing is left or it is not known."""
    return duration(spoken_seconds(book.hanzi_left, settings().rate)) if book.hanzi_left else ""


def _cut(text: str, cells: int) -> str:
    return set_cell_size(stable(one_line(text)), cells)
