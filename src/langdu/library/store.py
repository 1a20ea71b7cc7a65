"""The user's library in SQLite: books, places, corrections, preferences. Nothing in it may be lost.

WAL mode and one transaction a change: a kill at any moment keeps everything that was confirmed. Several readers
may be open at once; a writer waits up to five seconds for another.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from langdu.config import data_dir
from langdu.errors import OutputFailed
from langdu.model import Correction
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Syllable

SCHEMA = """
CREATE TABLE IF NOT EXISTS books (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0,
    opened TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS corrections (
    text TEXT NOT NULL, book TEXT NOT NULL DEFAULT '', start INTEGER NOT NULL DEFAULT -1,
    syllables TEXT NOT NULL, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (text, book, start)
);
CREATE TABLE IF NOT EXISTS preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
VERSION = 1


class Library:
    """The library in `path`, by default `library.db` in the data folder; `:memory:` keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or data_dir() / "library.db"
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
        self._connection.executescript(SCHEMA + f"PRAGMA user_version={VERSION};")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            remedy = "check the folder's permissions and free space, or set LANGDU_DATA_DIR to another"
            raise OutputFailed(f"the library cannot be used: {error}", where=str(self.path), remedy=remedy) from error

    def _write(self, statement: str, values: tuple[object, ...]) -> int:
        with self._guarded(), self._connection:
            return self._connection.execute(statement, values).rowcount

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        with self._guarded():
            return self._connection.execute(statement, values).fetchall()

    def open_book(self, book: str, title: str, path: str) -> int:
        """Note that a book is being read; its place (a code point of the source; 0 at first)."""
        self._write(
            "INSERT INTO books (id, title, path) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "title = excluded.title, path = excluded.path, opened = CURRENT_TIMESTAMP",
            (book, title, path),
        )
        return int(str(self._rows("SELECT place FROM books WHERE id = ?", (book,))[0][0]))

    def remember(self, book: str, place: int) -> None:
        """Keep where the reader is: a code point of the source."""
        self._write("UPDATE books SET place = ? WHERE id = ?", (place, book))

    def correct(self, correction: Correction) -> None:
        """Keep a correction; it replaces an older one of the same text and scope."""
        start = -1 if correction.start is None else correction.start
        self._write(
            "INSERT OR REPLACE INTO corrections (text, book, start, syllables) VALUES (?, ?, ?, ?)",
            (correction.text, correction.book or "", start, " ".join(map(numbered, correction.syllables))),
        )

    def forget(self, correction: Correction) -> bool:
        """Remove the correction of this text and scope; whether there was one."""
        start = -1 if correction.start is None else correction.start
        where = (correction.text, correction.book or "", start)
        return self._write("DELETE FROM corrections WHERE text = ? AND book = ? AND start = ?", where) > 0

    def corrections(self, book: str | None = None) -> tuple[Correction, ...]:
        """Those that hold in `book` (its own and those for all books); without it, all there are."""
        rows = self._rows(
            "SELECT text, syllables, book, start FROM corrections "
            "WHERE ? IS NULL OR book IN ('', ?) ORDER BY made, text",
            (book, book),
        )
        return tuple(_correction(*map(str, row)) for row in rows)

    def preference(self, name: str, default: str = "") -> str:
        """What the reader was last set to."""
        rows = self._rows("SELECT value FROM preferences WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    def prefer(self, name: str, value: str) -> None:
        """Keep a setting that was made in the reader."""
        self._write("INSERT OR REPLACE INTO preferences (name, value) VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _correction(text: str, syllables: str, book: str, start: str) -> Correction:
    parsed: tuple[Syllable, ...] = tuple(parse(s) for s in syllables.split())
    return Correction(text, parsed, book or None, None if start == "-1" else int(start))
