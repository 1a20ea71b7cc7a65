"""The user's library in SQLite: books, places, corrections, preferences, practice. Nothing in it may be lost.

WAL mode and one transaction a change: a kill at any moment keeps everything that was confirmed. Several readers
may be open at once; a writer waits up to five seconds for another.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from langdu.config import data_dir
from langdu.errors import OutputFailed
from langdu.library.schema import SCHEMA, VERSION
from langdu.model import Correction
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import Syllable


class Library:
    """The library in `path`, by default `library.db` in the data folder; `:memory:` keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or data_dir() / "library.db"
        self._changing = threading.RLock()  # a commit takes along whatever another thread has begun
        with self._guarded():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=5, check_same_thread=False)
            self._prepare()

    def _prepare(self) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            raise OutputFailed(
                "the library was written by a newer langdu", where=str(self.path), remedy="update langdu"
            )
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        if found < VERSION:  # in one transaction: a kill in the middle leaves the library as it was
            self._connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            remedy = "check the folder's permissions and free space, or set LANGDU_DATA_DIR to another"
            raise OutputFailed(f"the library cannot be used: {error}", where=str(self.path), remedy=remedy) from error

    def write(self, statement: str, values: tuple[object, ...]) -> int:
        """Change something, for good; how many rows it changed.

        Raises:
            OutputFailed: it could not be stored.
        """
        with self.transaction() as run:
            return run(statement, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[Callable[[str, tuple[object, ...]], sqlite3.Cursor]]:
        """Several changes, of which all are kept or none; gives what runs a statement with its values.

        Raises:
            OutputFailed: they could not be stored.
        """
        with self._guarded(), self._changing, self._connection:
            yield self._connection.execute

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """What a query answers."""
        with self._guarded():
            return self._connection.execute(statement, values).fetchall()

    def open_book(self, book: str, title: str, path: str) -> int:
        """Note that a book is being read; its place (a code point of the source; 0 at first)."""
        self.write(
            "INSERT INTO books (id, title, path) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "title = excluded.title, path = excluded.path, opened = CURRENT_TIMESTAMP",
            (book, title, path),
        )
        return int(str(self.rows("SELECT place FROM books WHERE id = ?", (book,))[0][0]))

    def remember(self, book: str, place: int) -> None:
        """Keep where the reader is: a code point of the source."""
        self.write("UPDATE books SET place = ? WHERE id = ?", (place, book))

    def correct(self, correction: Correction) -> None:
        """Keep a correction; it replaces an older one of the same text and scope."""
        start = -1 if correction.start is None else correction.start
        self.write(
            "INSERT OR REPLACE INTO corrections (text, book, start, syllables) VALUES (?, ?, ?, ?)",
            (correction.text, correction.book or "", start, " ".join(map(numbered, correction.syllables))),
        )

    def forget(self, correction: Correction) -> bool:
        """Remove the correction of this text and scope; whether there was one."""
        start = -1 if correction.start is None else correction.start
        where = (correction.text, correction.book or "", start)
        return self.write("DELETE FROM corrections WHERE text = ? AND book = ? AND start = ?", where) > 0

    def corrections(self, book: str | None = None) -> tuple[Correction, ...]:
        """Those that hold in `book` (its own and those for all books); without it, all there are."""
        rows = self.rows(
            "SELECT text, syllables, book, start FROM corrections "
            "WHERE ? IS NULL OR book IN ('', ?) ORDER BY made, text",
            (book, book),
        )
        return tuple(_correction(*map(str, row)) for row in rows)

    def preference(self, name: str, default: str = "") -> str:
        """What the reader was last set to."""
        rows = self.rows("SELECT value FROM preferences WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    def prefer(self, name: str, value: str) -> None:
        """Keep a setting that was made in the reader."""
        self.write("INSERT OR REPLACE INTO preferences (name, value) VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _correction(text: str, syllables: str, book: str, start: str) -> Correction:
    parsed: tuple[Syllable, ...] = tuple(parse(s) for s in syllables.split())
    return Correction(text, parsed, book or None, None if start == "-1" else int(start))
