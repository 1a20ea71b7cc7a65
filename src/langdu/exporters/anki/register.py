"""What has to be remembered of the cards before: on the disk, so that memory does not grow with the book."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES = """
CREATE TABLE texts (digest BLOB PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sounds (number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, size INTEGER NOT NULL);
CREATE TABLE earlier (guid TEXT PRIMARY KEY, version INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
"""


class EarlierNote(NamedTuple):
    """A note in the output that stood at the same place.

    Attributes:
        version: its time of change, as the package had it.
        digest: of all that is in it.
    """

    version: int
    digest: bytes


class CardRegister:
    """Counts sentences, numbers sounds and knows the notes of an earlier output."""

    def __init__(self) -> None:
        # SQLite keeps what has no name in a file of its own, which is gone when it is closed.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES} BEGIN;")

    def occurrence(self, text: str) -> int:
        """How many times a sentence has come, this time included."""
        count = "INSERT INTO texts VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times"
        (times,) = self._database.execute(count, (digest_of(text),)).fetchone()
        return int(times)

    def is_new_sound(self, name: str, size: int) -> bool:
        """Number a sound; false where it has its number."""
        added = self._database.execute("INSERT OR IGNORE INTO sounds (name, size) VALUES (?, ?)", (name, size))
        return added.rowcount > 0

    def sounds(self) -> Iterator[tuple[str, int]]:
        """The sounds in the order in which they came: name and size in bytes."""
        return self._database.execute("SELECT name, size FROM sounds ORDER BY number")

    def add_earlier(self, guid: str, note: EarlierNote) -> None:
        """Remember a note of an earlier output."""
        self._database.execute("INSERT OR REPLACE INTO earlier VALUES (?, ?, ?)", (guid, *note))

    def earlier(self, guid: str) -> EarlierNote | None:
        """The note of an earlier output."""
        row = self._database.execute("SELECT version, digest FROM earlier WHERE guid = ?", (guid,)).fetchone()
        return EarlierNote(*row) if row else None

    def close(self) -> None:
        """Forget all."""
        self._database.close()


def digest_of(text: str) -> bytes:
    """What stands for a text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
