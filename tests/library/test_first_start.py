"""When a newcomer is asked: once, of a new library, with nothing on its shelf."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from langdu.library import Library, first_start
from langdu.library.store import MEMORY
from langdu.session import book_from_text, open_book


def opened(path: Path) -> closing[Library]:
    return closing(Library(path))


def test_a_new_library_is_asked_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened(path) as library:
        assert first_start.is_due(library)
    with opened(path) as library:
        assert first_start.is_due(library)
        book_from_text("月亮出来了。", "demo", library=library).close()
        assert first_start.is_due(library)  # the passage of langdu is not on the shelf
        first_start.done(library)
    with opened(path) as library:
        assert not first_start.is_due(library)
        assert not first_start.take_hint(library)


def test_with_a_text_it_is_told_of_once_and_not_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("月亮出来了。", "utf-8")
    with opened(tmp_path / "library.db") as library:
        open_book(str(tmp_path / "a.txt"), library=library).close()
        assert not first_start.is_due(library)
        assert first_start.take_hint(library)
        assert not first_start.take_hint(library)
        assert not first_start.is_due(library)


def test_a_library_from_before_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM preferences")
        connection.execute("PRAGMA user_version=6")
    with opened(path) as library:
        assert not first_start.is_due(library)
        assert not first_start.take_hint(library)


def test_one_that_was_damaged_or_keeps_nothing_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"this is no database at all" * 100)
    with opened(path) as library:
        assert library.trouble
        assert not first_start.is_due(library)
    with opened(Path(MEMORY)) as library:
        assert not first_start.is_due(library)
