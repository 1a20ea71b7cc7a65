"""Which words a text has and how often, counted once: statuses change daily, texts hardly ever."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langdu.library.store import Library

#: Texts whose words are kept: 60 kB each for a novel; the one counted longest ago makes room.
KEPT_TEXTS = 300
#: Bytes that a damaged row may not unpack beyond: a novel's words have 400 kB.
LARGEST_BYTES = 64_000_000


class BookWordCounts:
    """The words of books in `library`; whoever opened it closes it. All methods raise OutputFailed."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, book: str, digest: str, version: str) -> dict[str, int] | None:
        """How often each word comes in a text, the most common first.

        Args:
            book: the library's id of the text.
            digest: of the text; another text's words are not this one's.
            version: what cut it into words.

        Returns:
            None where they were not counted, or of another text, or cut otherwise.
        """
        rows = self._library.rows(
            "SELECT words FROM book_words WHERE book = ? AND digest = ? AND version = ?", (book, digest, version)
        )
        return unpacked(rows[0][0]) if rows else None

    def keep(self, book: str, digest: str, version: str, words: Mapping[str, int]) -> None:
        """Keep them for the next time; see `of`."""
        with self._library.transaction() as run:
            run("INSERT OR REPLACE INTO book_words VALUES (?, ?, ?, ?)", (book, digest, version, packed(words)))
            run(
                "DELETE FROM book_words WHERE rowid NOT IN (SELECT rowid FROM book_words ORDER BY rowid DESC LIMIT ?)",
                (KEPT_TEXTS,),
            )

    def of_shelved(self, book: str) -> dict[str, int] | None:
        """The words of a book as it was when it was opened last, by whatever cut; None where they were not counted."""
        rows = self._library.rows(
            "SELECT words FROM book_words JOIN books ON books.id = book "
            "WHERE book = ? AND books.digest = book_words.digest",
            (book,),
        )
        return unpacked(rows[0][0]) if rows else None


def packed(words: Mapping[str, int]) -> bytes:
    """The counts as bytes: a line a word, the most common first."""
    lines = (f"{word}\t{count}" for word, count in Counter(words).most_common())
    return zlib.compress("\n".join(lines).encode())


def unpacked(data: object) -> dict[str, int] | None:
    """The counts that were packed; None where they are damaged."""
    unpacking = zlib.decompressobj()
    try:
        raw = unpacking.decompress(data, LARGEST_BYTES) if isinstance(data, bytes) else b""
        cells = [line.split("\t") for line in raw.decode().splitlines()]
        return {word: int(count) for word, count in cells} if unpacking.eof else None
    except (zlib.error, ValueError):
        return None
