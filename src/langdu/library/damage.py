"""A library's file that is damaged, or may only be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from langdu.library.schema import script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Bytes of a library that is checked whole each time it is opened, which takes a few milliseconds.
CHECKED = 4_000_000
#: What SQLite says of a file that is none of its own, or not whole.
_DAMAGED = ("malformed", "not a database", "disk image", "corrupt", "unsupported file format")
#: What stands beside a library while it is in use.
BESIDE = ("-wal", "-shm")


def is_damage(error: Exception) -> bool:
    """Whether an error means that the file is damaged, not that it is locked or the disk full."""
    return isinstance(error, sqlite3.DatabaseError) and any(sign in str(error) for sign in _DAMAGED)


def damage_of(path: Path, *, whole: bool = True) -> str:
    """What is wrong with the library's file; "" if nothing is, or there is none.

    Args:
        path: the file.
        whole: whether to look at all of it however large it is.

    Raises:
        sqlite3.Error, OSError: it cannot be read at all.
    """
    if not path.exists() or not path.stat().st_size:
        return ""
    try:
        with closing(_read_only(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not whole and path.stat().st_size > CHECKED:
                return ""
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            return "" if found == "ok" else str(found)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return str(error)


def set_aside(path: Path) -> str:
    """Set a damaged library aside and make a new one of what can be read; what to tell, "" if it is whole.

    Raises:
        sqlite3.Error, OSError: it cannot be read, or not be set aside.
    """
    wrong = damage_of(path, whole=False)
    if not wrong:
        return ""
    aside = path.with_name(f"{path.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}")
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
    path.replace(aside)
    saved = _saved(aside, path)
    return f"the library was damaged ({wrong}): {saved} entries could be read and are kept; the old file is {aside}"


def copy(path: Path, into: sqlite3.Connection) -> None:
    """All that a library holds, into another; the library itself is not touched.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(_read_only(path)) as connection:
        connection.backup(into)


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even the files that go with WAL.

    Where there are such files somebody has the library open, and they hold what is not in it yet.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    is_in_use = path.with_name(path.name + BESIDE[0]).exists()
    try:
        connection = sqlite3.connect(address if is_in_use else f"{address}&immutable=1", uri=True, timeout=1)
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if "open" not in str(error) and "readonly" not in str(error):
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True)  # in a folder that cannot be written
    return connection


def _saved(damaged: Path, path: Path) -> int:
    """Take over the rows that can be read; how many there are."""
    saved = 0
    with closing(sqlite3.connect(path)) as new, new:
        new.executescript(script(0))
        tables = [row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for names, row in _rows(damaged, table):
                marks = ", ".join("?" * len(names))
                with suppress(sqlite3.Error):  # a row that does not fit is lost
                    new.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", row)  # noqa: S608
                    saved += 1
    return saved


def _rows(damaged: Path, table: str) -> Iterator[tuple[list[str], tuple[object, ...]]]:
    with suppress(sqlite3.Error), closing(_read_only(damaged)) as old:
        cursor = old.execute(f"SELECT * FROM {table}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        while (row := cursor.fetchone()) is not None:
            yield names, row
