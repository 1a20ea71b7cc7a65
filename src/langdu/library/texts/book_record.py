"""What the library keeps of one book that is open: where its reader was, its corrections and bookmarks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from langdu.library.texts import bookmarks, books
from langdu.library.texts.anchors import anchor_at
from langdu.library.words.cuts import Cuts

if TYPE_CHECKING:
    from langdu.library.store import Library
    from langdu.library.texts.bookmarks import Bookmark
    from langdu.model import Correction, Cut


class BookRecord:
    """The record of a text, found or begun; its place, corrections and bookmarks are brought to where they are now.

    Args:
        library: where the record is kept; whoever opened it closes it.
        source: the whole text.
        title: what to call it.
        path: where it came from; "" for none.
        author: who wrote it; "" where nobody tells.

    Attributes:
        id: the book's own.
        place: where its reader was, a code point of `source`.
        digest: of `source`.

    Raises:
        OutputFailed: the library cannot be used.
    """

    def __init__(self, library: Library, source: str, title: str, path: str = "", author: str = "") -> None:
        self._library, self._source = library, source
        # UTF-16 is a third of UTF-8's time, which the first paint waits for.
        self.digest = hashlib.sha256(source.encode("utf-16-le", "surrogatepass")).hexdigest()[:24]
        self._known = books.open_book(library, books.Text(source, self.digest, title, path, author))
        self.id, self.place = self._known.id, self._known.place

    def corrections(self) -> tuple[Correction, ...]:
        """Those that hold in the book, the user's for all books included."""
        return self._library.corrections(self.id)

    def remember(self, place: int) -> None:
        """Keep where the reader is: a code point.

        Raises:
            OutputFailed: it could not be stored.
        """
        self._known.met.move(place)
        books.remember(self._library, self.id, self._source, place, self._known.met)

    def correct(self, correction: Correction) -> None:
        """Keep a correction.

        Raises:
            OutputFailed: it could not be stored.
        """
        anchor = None if correction.start is None else anchor_at(self._source, correction.start)
        self._library.correct(correction, anchor, self.digest)

    def cuts(self) -> tuple[Cut, ...]:
        """The user's, for all books, the oldest first."""
        return Cuts(self._library).all()

    def cut(self, cut: Cut) -> None:
        """Keep a cut, for all books.

        Raises:
            OutputFailed: it could not be stored.
        """
        Cuts(self._library).keep(cut.text, cut.parts)

    def forget_cut(self, text: str) -> None:
        """Keep it no more. Raises as `cut` does."""
        Cuts(self._library).forget(text)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All, those too whose sentence is not in the text any more."""
        return bookmarks.of_book(self._library, self.id)

    def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Keep a bookmark as it is.

        Raises:
            OutputFailed: it could not be stored.
        """
        bookmarks.keep(self._library, self.id, bookmark)

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Remove one.

        Raises:
            OutputFailed: it could not be stored.
        """
        bookmarks.remove(self._library, self.id, bookmark)

    def news(self) -> tuple[str, ...]:
        """What to say once of the library, and of what could not be found again in a text that has changed."""
        lost, told = self._known.lost, [self._library.trouble]
        if self._known.is_place_lost:
            told.append("the text has changed where you were: this is about there")
        if lost:
            told.append(_lost(lost, "correction", "langdu lexicon"))
        if self._known.lost_bookmarks:
            told.append(_lost(self._known.lost_bookmarks, "bookmark", "langdu bookmarks"))
        return tuple(filter(None, told))


def _lost(count: int, what: str, lists: str) -> str:
    counted = f"a {what}" if count == 1 else f"{count} {what}s"
    return f"the text has changed: {counted} could not be placed and will wait; {lists} lists all"
