"""The user's library in SQLite: books, bookmarks, corrections, preferences, practice. Nothing in it may be lost.

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
from langdu.library import damage
from langdu.library.schema import VERSION, script
from langdu.model import Correction
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.library.texts.anchors import Anchor
    from langdu.model import Syllable

#: Seconds that a writer waits for another.
WAIT = 5.0
#: What a library says of itself that was made anew: see `first_start.py`.
MADE = "INSERT OR IGNORE INTO preferences (name, value) VALUES ('first_start', 'due');"
#: The path of a library that keeps nothing.
MEMORY = ":memory:"


def library_file() -> Path:
    """Where the user's library is."""
    return data_dir() / "library.db"


class Library:
    """The library in `path`, by default `library.db` in the data folder; `:memory:` keeps nothing.

    A damaged file is set aside and what can be read of it taken over.

    Attributes:
        trouble: what the user should be told of it: that it was damaged, or keeps nothing; mostly "".

    Raises:
        OutputFailed: it cannot be used; see `langdu.library.open_library`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or library_file()
        self.trouble = ""
        self._waits = WAIT
        self._changing = threading.RLock()  # a commit takes along whatever another thread has begun
        with self._guarded():
            if str(self.path) != MEMORY:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.trouble = damage.set_aside(self.path)
            self._connection = sqlite3.connect(self.path, timeout=WAIT, check_same_thread=False)
            self._prepare(self.path)

    def _prepare(self, source: Path) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            what = "the library was written by a newer langdu"
            raise OutputFailed(what, where=str(source), remedy="update langdu")
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        if found < VERSION:  # in one transaction: a kill in the middle leaves the library as it was
            self._connection.executescript(script(found, "" if found else MADE))

    def copy(self, path: Path) -> None:
        """Have what another library holds, which is only read; for one in memory.

        Raises:
            OutputFailed: it cannot be read.
        """
        with self._guarded(path):
            damage.copy(path, self._connection)
            self._prepare(path)

    @contextmanager
    def _guarded(self, source: Path | None = None) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self._wait(0 if "locked" in str(error) else WAIT)
            remedy = "check the folder's permissions and free space, or set LANGDU_DATA_DIR to another"
            where = str(source or self.path)
            raise OutputFailed(f"the library cannot be used: {error}", where=where, remedy=remedy) from error

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
        self._wait(WAIT)

    def _wait(self, seconds: float) -> None:
        """Who has waited for another in vain does not wait again, until there was no need to."""
        if seconds != self._waits and hasattr(self, "_connection"):
            self._waits = seconds
            self._connection.execute(f"PRAGMA busy_timeout={round(seconds * 1000)}")

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """What a query answers."""
        with self._guarded():
            return self._connection.execute(statement, values).fetchall()

    def correct(self, correction: Correction, anchor: Anchor | None = None, digest: str = "") -> None:
        """Keep a correction; it replaces an older one of the same text and scope.

        Args:
            correction: what is read how, and where.
            anchor: for one at a place of a book, what stands around it.
            digest: of the book's text as it is now.
        """
        start = -1 if correction.start is None else correction.start
        around = ("", "") if anchor is None else (anchor.before, anchor.after)
        syllables = " ".join(map(numbered, correction.syllables))
        self.write(
            "INSERT OR REPLACE INTO corrections (text, book, start, syllables, digest, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (correction.text, correction.book or "", start, syllables, digest, *around),
        )

    def forget(self, correction: Correction) -> bool:
        """Remove the correction of this text and scope; whether there was one."""
        start = -1 if correction.start is None else correction.start
        where = (correction.text, correction.book or "", start)
        return self.write("DELETE FROM corrections WHERE text = ? AND book = ? AND start = ?", where) > 0

    def corrections(self, book: str | None = None) -> tuple[Correction, ...]:
        """Those that hold in `book` (its own and those for all books); without it, all there are.

        One at a place of a text that has changed holds where `books.placed` has found it again, and else nowhere.
        """
        rows = self.rows(
            "SELECT text, syllables, book, start FROM corrections WHERE ? IS NULL OR book = '' OR (book = ? AND "
            "(start < 0 OR digest IN ('', (SELECT digest FROM books WHERE id = ?)))) ORDER BY made, text",
            (book, book, book),
        )
        return tuple(_correction(*map(str, row)) for row in rows)

    def unplaced(self) -> list[tuple[str, Correction]]:
        """The corrections at places that were not found again in a text that has changed, each with its title."""
        rows = self.rows(
            "SELECT title, text, syllables, book, start FROM corrections JOIN books ON books.id = book "
            "WHERE start >= 0 AND corrections.digest NOT IN ('', books.digest) ORDER BY title, start"
        )
        return [(str(title), _correction(*map(str, row))) for title, *row in rows]

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
