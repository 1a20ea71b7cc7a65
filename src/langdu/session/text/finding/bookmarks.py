"""The bookmarks of an opened text: sentences to find again, each with a note of the user's own."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from langdu.library.texts.bookmarks import at as bookmark_at
from langdu.model import one_line
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from langdu.library.texts.book_record import BookRecord
    from langdu.library.texts.bookmarks import Bookmark
    from langdu.model import Document, Sentence, Span


class Bookmarks:
    """The bookmarks of a text. What cannot be stored holds in this run all the same. Thread-safe.

    Args:
        document: the text.
        record: where they are kept; None to keep them for this run only.
    """

    def __init__(self, document: Document, record: BookRecord | None) -> None:
        self._document, self._record = document, record
        self._digest = "" if record is None else record.digest
        self._lock = threading.RLock()
        self._all = {(one.start, one.digest): one for one in (() if record is None else record.bookmarks())}
        self._removed: list[Bookmark] = []

    def all(self) -> tuple[Bookmark, ...]:
        """All there are, in the order of the text; those whose sentence is not in it any more come last."""
        with self._lock:
            return tuple(sorted(self._all.values(), key=lambda one: (not self.is_placed(one), one.start)))

    def starts(self) -> tuple[int, ...]:
        """The code points where bookmarked sentences begin, in order."""
        return tuple(one.start for one in self.all() if self.is_placed(one))

    def is_placed(self, bookmark: Bookmark) -> bool:
        """Whether its sentence is in the text as it is now."""
        return bookmark.digest == self._digest

    def progress(self, bookmark: Bookmark) -> float:
        """How far in the text it is, 0 to 1."""
        return min(1.0, bookmark.start / max(1, len(self._document.source)))

    def text(self, bookmark: Bookmark) -> str:
        """What its sentence says, on one line: as it is now, or, where it is gone, as it was."""
        if self.is_placed(bookmark) and self._document.blocks:
            sentences = pipeline.split(self._document, self._document.blocks.at(bookmark.start))
            found = next((one for one in sentences if bookmark.start < one.span.end), None)
            if found is not None:
                return one_line(found.text)
        return one_line(bookmark.sentence)

    def of(self, span: Span) -> Bookmark | None:
        """The bookmark of the sentence at some code points; None if it has none."""
        return next((one for one in self.all() if self.is_placed(one) and one.start in span), None)

    def toggle(self, sentence: Sentence) -> Bookmark | None:
        """Set a bookmark at a sentence, or remove the one that is there; a note that was removed so comes back.

        Returns:
            What was set; None where it was removed.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        with self._lock:
            if (found := self.of(sentence.span)) is not None:
                self.remove(found)
                return None
            gone = next((one for one in self._removed if self.is_placed(one) and one.start in sentence.span), None)
            made = gone or self._new(sentence)
            self.put(made)
            return made

    def write(self, sentence: Sentence, note: str) -> Bookmark | None:
        """Set the note of a sentence, which gets a bookmark if it has none; an empty note leaves the bookmark alone.

        Returns:
            The bookmark; None where there is none and the note is empty.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        with self._lock:
            found, note = self.of(sentence.span), _cleaned(note)
            if found is None and not note:
                return None
            made = replace(found or self._new(sentence), note=note)
            self.put(made)
            return made

    def put(self, bookmark: Bookmark) -> None:
        """Keep a bookmark as it is, one that was removed too.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        with self._lock:
            self._all[bookmark.start, bookmark.digest] = bookmark
            self._removed = [one for one in self._removed if one.start != bookmark.start]
        if self._record is not None:
            self._record.keep_bookmark(bookmark)

    def remove(self, bookmark: Bookmark) -> None:
        """Remove a bookmark with its note.

        Raises:
            OutputFailed: it could not be stored; it is away in this run all the same.
        """
        with self._lock:
            self._all.pop((bookmark.start, bookmark.digest), None)
            self._removed.append(bookmark)
        if self._record is not None:
            self._record.remove_bookmark(bookmark)

    def _new(self, sentence: Sentence) -> Bookmark:
        return bookmark_at(
            self._document.source, sentence.span.start, self._digest, one_line(sentence.text), datetime.now(UTC)
        )


def _cleaned(note: str) -> str:
    """A note's lines without what could move a cursor, and without empty ones before and after."""
    return "\n".join(map(one_line, note.splitlines())).strip()
