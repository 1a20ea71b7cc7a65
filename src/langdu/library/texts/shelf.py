"""The books that were opened, as a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langdu.errors import UsageError
from langdu.library.opening import open_library
from langdu.library.texts import characters, sketch

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
        author: who wrote it; "" where nobody tells.
        hanzi_left: how many hanzi follow the place; None until the book is opened by a langdu that counts them.
        characters: how many different hanzi it has; None as above.
        new_characters: how many of these stand before the place of no book; None as above.
    """

    id: str
    title: str
    path: str
    progress: float
    opened: datetime
    author: str = ""
    hanzi_left: int | None = None
    characters: int | None = None
    new_characters: int | None = None

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
    rows: list[tuple[Any, ...]] = library.rows(
        "SELECT id, title, path, place, sketch, opened, author, hanzi_left, characters FROM books "
        "WHERE path != '' OR (? AND id IN (SELECT book FROM bookmarks)) ORDER BY path = '', opened DESC, rowid DESC",
        (with_bookmarks,),
    )
    met = _met(library)
    return tuple(_book(row, met) for row in rows)


def _met(library: Library) -> int:
    """The hanzi before the places of all books, those that were taken off the list included."""
    met = 0
    for (packed,) in library.rows("SELECT met_characters FROM books WHERE met_characters IS NOT NULL"):
        met |= characters.unpacked(packed)
    return met


def _book(row: tuple[Any, ...], met: int) -> ShelfBook:
    id_, title, path, place, sketched, opened, author, left, packed = row
    has = None if packed is None else characters.unpacked(packed)
    counts = (None, None) if has is None else (has.bit_count(), (has & ~met).bit_count())
    return ShelfBook(id_, title, path, _progress(place, sketched), _moment(opened), author, left, *counts)


def shelved_here() -> tuple[ShelfBook, ...]:
    """The same of the user's own library, which is only looked at."""
    library = open_library(keeps=False)
    try:
        return shelved(library)
    finally:
        library.close()


def _progress(place: int, sketched: str) -> float:
    was = sketch.unpacked(sketched)
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

    The characters before the place stay met.

    Raises:
        OutputFailed: it could not be stored.
    """
    library.write("UPDATE books SET path = '', place = 0, characters = NULL WHERE id = ?", (book,))
