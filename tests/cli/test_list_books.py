"""The books on the command line."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.library import open_library
from langdu.session import open_book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path) -> None:
    path = tmp_path / "茶.md"
    path.write_text("---\ntitle: 茶\nauthor: 某人\n---\n我们喝茶。\n\n" + "我走了。" * 260, "utf-8")
    with closing(open_library()) as library:
        book = open_book(str(path), library=library)
        book.remember(book.at(7))


def test_a_line_has_the_author_progress_the_time_left_and_new_characters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    told = capsys.readouterr().out.split()
    assert told[:11] == ["1", "茶", "某人", "1%", "3", "min", "left", "2", "new", "just", "now"]


def test_the_shelf_in_lines_is_the_same_and_says_how_to_read_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert main(["shelf", "--plain"]) == 0
    told = capsys.readouterr()
    assert told.out == listed
    assert "langdu open NUMBER --plain" in told.err


def test_the_same_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["title"], row["author"], row["characters"], row["new_characters"]) == ("茶", "某人", 6, 2)
    assert row["seconds_left"] == 200
