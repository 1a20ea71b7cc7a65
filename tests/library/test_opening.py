"""The library where it cannot be what it should: damaged, newer, locked, missing, on a disk that takes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library, open_library
from langdu.library.damage import damage_of
from langdu.library.store import library_file
from langdu.model import Correction
from langdu.pinyin import parse

if TYPE_CHECKING:
    from pathlib import Path

HANG = Correction("银行", (parse("yin2"), parse("hang2")))


@pytest.fixture
def file() -> Path:
    """A library with some corrections, many enough to be several pages."""
    with closing(Library()) as library:
        library.correct(HANG)
        for number in range(400):
            library.prefer(f"number {number}", "x" * 40)
    return library_file()


def test_what_only_looks_makes_nothing(home: Path) -> None:
    with closing(open_library(keeps=False)) as library:
        assert (library.corrections(), library.trouble) == ((), "")
    assert not (home / "data").exists()


def test_what_only_looks_sees_everything_and_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    with closing(open_library(keeps=False)) as library:
        assert library.corrections() == (HANG,)
        library.prefer("ruby", "below")
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("keeps", [True, False])
def test_a_newer_library_is_read_if_it_can_be_and_not_touched(file: Path, keeps: bool) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA user_version=99")
        connection.execute("CREATE TABLE inventions (name TEXT)")
    before = file.read_bytes()
    with closing(open_library(keeps=keeps)) as library:
        assert "newer langdu" in library.trouble
        assert library.preference("number 7") == ""
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "rubbish", [b"my shopping list, which is no database at all" * 100, bytes(8192), b"SQLite format 3\0" * 9]
)
def test_what_is_no_library_is_set_aside(file: Path, rubbish: bytes) -> None:
    file.write_bytes(rubbish)
    with closing(open_library()) as library:
        assert "the library was damaged" in library.trouble
        library.correct(HANG)
    (aside,) = file.parent.glob("library.db.damaged-*")
    assert aside.read_bytes() == rubbish
    assert str(aside) in library.trouble
    with closing(open_library()) as library:
        assert (library.corrections(), library.trouble) == ((HANG,), "")


def test_of_a_damaged_library_what_can_be_read_is_taken_over(file: Path) -> None:
    data = bytearray(file.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    data[-2 * size : -size] = b"\xa5" * size  # one of the last pages, where preferences are
    file.write_bytes(data)
    assert damage_of(file)
    with closing(open_library()) as library:
        assert "entries could be read and are kept" in library.trouble
        assert library.corrections() == (HANG,)
        assert damage_of(file) == ""


def test_a_half_written_library_keeps_its_beginning(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with closing(open_library()) as library:
        assert "damaged" in library.trouble
        library.correct(HANG)
    with closing(open_library()) as library:
        assert library.trouble == ""


def test_where_nothing_can_be_written_reading_goes_on_and_says_so(home: Path) -> None:
    (home / "data").write_text("a file in the way", "utf-8")
    with closing(open_library()) as library:
        assert "are not kept" in library.trouble
        library.correct(HANG)
        assert library.corrections() == (HANG,)
    with pytest.raises(OutputFailed, match="cannot be used"):
        Library()


def test_who_waited_in_vain_for_another_does_not_wait_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.library.store.WAIT", 0.05)
    with closing(Library()) as library, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(OutputFailed, match="locked"):
                library.correct(HANG)
            assert library._waits == 0
        other.execute("COMMIT")
        library.prefer("ruby", "below")
        assert library._waits == 0.05
        assert library.preference("ruby") == "below"


def test_a_library_that_is_wholly_locked_is_no_reason_to_stop(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.library.store.WAIT", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with closing(open_library()) as library:
            assert "locked" in library.trouble
            library.prefer("ruby", "below")
