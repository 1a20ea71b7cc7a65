"""A book's line on the shelf, and the line below the list with more of the book at the cursor, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import set_cell_size

from langdu.config import settings
from langdu.library.texts.ages import ago, duration
from langdu.model import one_line
from langdu.session.text.finding.navigation import spoken_seconds
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from langdu.library.texts.shelf import ShelfBook
    from langdu.session.words.known_share import KnownShare

#: Cells of what stands behind a title: progress and when it was read last. From `WIDE` cells on also its author, and
#: the time that is left.
BEHIND, WIDE = 24, 72
AUTHOR, LEFT = 12, 12
FEWEST_TITLE = 10
#: What is above the list, its keys, and what stands in an empty one.
TITLE = "your books"
HINTS = (
    ("enter", "read on"), ("o", "open"), ("p", "paste"), ("g", "short texts"), ("/", "search"), ("q", "quit"),
    ("S", "settings"), ("x", "remove"), ("d", "demo"),
)  # fmt: skip
EMPTY = (
    "No book yet.\n\n  o   open a file, a folder or an https:// address\n  p   read what is on the clipboard\n"
    "  g   short texts by level, HSK 1 to 6\n  d   a passage, read aloud\n  q   quit\n\n"
    "From the shell: langdu FILE"
)


def row(book: ShelfBook, width: int) -> str:
    """Title, progress and when it was read last; with room its author and the time left, too."""
    is_wide = width >= WIDE
    room = width - BEHIND - 4 - (AUTHOR + LEFT + 4 if is_wide else 0)
    author = f"  {_cut(book.author, AUTHOR)}" if is_wide else ""
    left = f"  {time_left(book):>{LEFT}}" if is_wide else ""
    when = ago(book.opened) if book.is_there else "not there"
    return f" {_cut(book.title, max(FEWEST_TITLE, room))}{author}  {book.progress:4.0%}{left}  {when:>13}"


def details(book: ShelfBook, width: int, words: KnownShare | None) -> str:
    """How many of its words are known, or where they are not counted, how many of its characters are new; its path.

    In a narrow window first its author and the time left.
    """
    told = [] if width >= WIDE else [stable(one_line(book.author)), time_left(book)]
    if words is not None:
        told.append(f"{words.known:.0%} of the words are known, {words.new:,} are new")
    elif book.new_characters is not None:
        told.append(f"{book.new_characters:,} of {book.characters:,} characters are new")
    return " · ".join(filter(None, [*told, stable(one_line(book.path))]))


def time_left(book: ShelfBook) -> str:
    """About how long the rest takes at the speed of the settings; empty where nothing is left or it is not known."""
    return duration(spoken_seconds(book.hanzi_left, settings().rate)) if book.hanzi_left else ""


def _cut(text: str, cells: int) -> str:
    return set_cell_size(stable(one_line(text)), cells)
