"""The books that were opened, as a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.library.opening import open_library
from langdu.library.texts.sketch import unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.library.store import Library


@dataclass(frozen=True, slots=True)
class ShelfBook:
    """A book that was opened.

    Attributes:
        id: its own in the library.
        title: what it is called.
        path: where it lies: a file's or folder's name, or an address.
        progress: how far one has read, 0 to 1.
        opened: when it was opened last.
    """

    id: str
    title: str
    path: str
    progress: float
    opened: datetime

    @property
    def is_there(self) -> bool:
        """Whether its file can be found; an address counts as found."""
        if self.path.startswith(("http://", "https://")):
            return True
        try:
            return Path(self.path).exists()
        except (OSError, ValueError):
            return False


def shelved(library: Library, *, with_bookmarks: bool = False) -> tuple[ShelfBook, ...]:
    """The books with a path, the one opened last first; behind them, if asked, those that only have bookmarks."""
    rows = library.rows(
        "SELECT id, title, path, place, sketch, opened FROM books "
        "WHERE path != '' OR (? AND id IN (SELECT book FROM bookmarks)) ORDER BY path = '', opened DESC, rowid DESC",
        (with_bookmarks,),
    )
    return tuple(
        ShelfBook(str(id_), str(title), str(path), _progress(int(str(place)), str(sketch)), _moment(str(opened)))
        for id_, title, path, place, sketch, opened in rows
    )


def shelved_here() -> tuple[ShelfBook, ...]:
    """The same of the user's own library, which is only looked at."""
    library = open_library(keeps=False)
    try:
        return shelved(library)
    finally:
        library.close()


def _progress(place: int, sketch: str) -> float:
    was = unpacked(sketch)
    return min(1.0, place / was.size) if was is not None and was.size else 0.0


def _moment(written: str) -> datetime:
    """SQLite's CURRENT_TIMESTAMP is in UTC."""
    try:
        return datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def named(books: Sequence[ShelfBook], told: str) -> ShelfBook:
    """The book that a user means by its number in the list, from 1, or by a part of its title.

    Raises:
        UsageError: there is none, or several have that title in them and none has it as a whole.
    """
    if told.isascii() and told.isdecimal() and 0 < int(told) <= len(books):
        return books[int(told) - 1]
    matching = [book for book in books if told.casefold() in book.title.casefold()]
    whole = [book for book in matching if told.casefold() == book.title.casefold()]
    if len(found := whole[:1] or matching) == 1:
        return found[0]
    if found:
        several = ", ".join(book.title for book in found[:5])
        raise UsageError(f"{told!r} is in the titles of {len(found)} books: {several}", remedy="say more of the title")
    raise UsageError(f"no book is called {told!r}", remedy="langdu list shows your books, list --graded short texts")


def remove(library: Library, book: str) -> None:
    """Take a book off the list: its place is forgotten, its corrections, its bookmarks and its file stay.

    Raises:
        OutputFailed: it could not be stored.
    """
    library.write("UPDATE books SET path = '', place = 0 WHERE id = ?", (book,))
