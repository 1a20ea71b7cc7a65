"""Bookmarks and their notes in the library, and where they belong when the text of their book has changed.

A bookmark whose sentence is not in the text any more keeps the digest of the text that it was set in. It waits: when
that text comes back, or another one with the sentence, it is placed again.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from langdu.library.texts.anchors import Anchor, anchor_at, find
from langdu.library.texts.sketch import unpacked
from langdu.model import HANZI

if TYPE_CHECKING:
    from langdu.library.store import Library
    from langdu.library.texts.books import Text

#: Code points of the sentence's beginning that are looked for first.
BEGINNING = 12
#: Where the beginning has changed: hanzi of the sentence that are compared, and the share of them that must be there.
#: Without it the bookmark of a sentence that was taken out would move to the one that followed.
COMPARED, STILL = 24, 0.6
#: Stands for an unknown time of making.
LONG_AGO = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A sentence that the user wants to find again.

    Attributes:
        start: the code point where the sentence begins, in the text of `digest`.
        digest: of the text that it was placed in last.
        before: what stands before it there, as `Anchor` has it.
        after: the same from it on.
        sentence: what it says, as it was when the bookmark was set.
        note: the user's own words, in lines; "" for none.
        made: when it was set, an aware time.
    """

    start: int
    digest: str
    before: str
    after: str
    sentence: str
    note: str = ""
    made: datetime = LONG_AGO


@dataclass(frozen=True, slots=True)
class BookBookmark:
    """A bookmark with what it needs without its book.

    Attributes:
        book: the book's id.
        title: what the book is called.
        path: where it lies, or "".
        progress: how far in the book it is, 0 to 1; None where its sentence is not in the text any more.
        bookmark: what was set.
    """

    book: str
    title: str
    path: str
    progress: float | None
    bookmark: Bookmark


def of_book(library: Library, book: str) -> tuple[Bookmark, ...]:
    """A book's bookmarks, also those that wait.

    Raises:
        OutputFailed: the library cannot be used.
    """
    rows = library.rows(
        "SELECT start, digest, before, after, sentence, note, made FROM bookmarks WHERE book = ? ORDER BY start",
        (book,),
    )
    return tuple(_bookmark(*row) for row in rows)


def everywhere(library: Library) -> tuple[BookBookmark, ...]:
    """All bookmarks, of the book that was opened last first, in the order of the text; those that wait come last.

    Raises:
        OutputFailed: the library cannot be used.
    """
    rows = library.rows(
        "SELECT books.id, title, path, sketch, bookmarks.digest = books.digest, start, bookmarks.digest, "
        "bookmarks.before, bookmarks.after, sentence, note, made FROM bookmarks JOIN books ON books.id = book "
        "ORDER BY opened DESC, books.rowid DESC, bookmarks.digest != books.digest, start"
    )
    return tuple(
        BookBookmark(
            str(book), str(title), str(path), _progress(row[0], str(sketch)) if is_placed else None, _bookmark(*row)
        )
        for book, title, path, sketch, is_placed, *row in rows
    )


def at(source: str, start: int, digest: str, sentence: str, made: datetime) -> Bookmark:
    """A bookmark at a code point of a text, with what stands around it; for the others see `Bookmark`."""
    anchor = anchor_at(source, start)
    return Bookmark(start, digest, anchor.before, anchor.after, sentence, made=made)


def keep(library: Library, book: str, bookmark: Bookmark) -> None:
    """Keep a bookmark of the book of an id, or the new note of one that is kept.

    Raises:
        OutputFailed: it could not be stored.
    """
    library.write(
        "INSERT INTO bookmarks (book, start, digest, before, after, sentence, note, made) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (book, start, digest) DO UPDATE SET note = excluded.note",
        (book, *astuple(bookmark)[:-1], bookmark.made.isoformat()),
    )


def remove(library: Library, book: str, bookmark: Bookmark) -> None:
    """Remove a bookmark with its note.

    Raises:
        OutputFailed: it could not be stored.
    """
    where = (book, bookmark.start, bookmark.digest)
    library.write("DELETE FROM bookmarks WHERE book = ? AND start = ? AND digest = ?", where)


#: Moves a bookmark; the values are those that `moved` gives.
MOVE = (
    "UPDATE OR IGNORE bookmarks SET start = ?, before = ?, after = ?, digest = ? "
    "WHERE book = ? AND start = ? AND digest = ?"
)


def moved(library: Library, book: str, text: Text) -> tuple[list[tuple[object, ...]], int]:
    """Where the bookmarks of a book are in its text as it is now.

    Returns:
        For each that moves the values for `MOVE`; and how many have no place.

    Raises:
        OutputFailed: the library cannot be used.
    """
    bookmarks = of_book(library, book)
    taken = {one.start for one in bookmarks if one.digest == text.digest}
    found: list[tuple[object, ...]] = []
    lost = 0
    for one in bookmarks:
        if one.digest == text.digest:
            continue
        at = _found(text.source, one)
        if at is None or at in taken:
            lost += 1
            continue
        taken.add(at)
        anchor = anchor_at(text.source, at)
        found.append((at, anchor.before, anchor.after, text.digest, book, one.start, one.digest))
    return found, lost


def _found(source: str, bookmark: Bookmark) -> int | None:
    """Where the sentence is: as it begins, or edited between what stood around it."""
    anchor = Anchor(bookmark.start, bookmark.before, bookmark.after)
    beginning = bookmark.after[:BEGINNING]
    at = find(source, anchor, beginning) if beginning else None
    if at is None:
        at = find(source, anchor)
    return at if at is not None and _is_still(source, at, bookmark.sentence) else None


def _is_still(source: str, at: int, sentence: str) -> bool:
    """Whether what stands there is the sentence, edited perhaps, and no other one."""
    was = HANZI.findall(sentence)[:COMPARED]
    there = [match.group() for match in islice(HANZI.finditer(source, at), len(was))]
    return not was or SequenceMatcher(None, was, there, autojunk=False).ratio() >= STILL


def _bookmark(*row: object) -> Bookmark:
    start, digest, before, after, sentence, note, made = map(str, row)
    return Bookmark(int(start), digest, before, after, sentence, note, _moment(made))


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except ValueError:
        return LONG_AGO


def _progress(start: object, sketch: str) -> float:
    was = unpacked(sketch)
    return min(1.0, int(str(start)) / was.size) if was is not None and was.size else 0.0
