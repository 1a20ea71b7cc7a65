"""The short texts that come with langdu, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.cli.reading import read
from langdu.library import open_library
from langdu.library.texts.graded import graded_texts
from langdu.session import open_book

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

TEXT = graded_texts()[28]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that the reader was asked for."""
    paths: list[str] = []

    def run(options: argparse.Namespace) -> int:
        paths.append(options.file)
        return 0

    monkeypatch.setattr(read, "run", run)
    return paths


def test_they_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--graded"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(graded_texts())
    assert lines[28].split() == [TEXT.id, TEXT.title, str(TEXT.characters), "characters", "0%"]


def test_they_are_listed_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--graded", "--json"]) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[28])
    assert (row["id"], row["level"], row["number"], row["title"]) == ("hsk3-05", 3, 5, TEXT.title)
    assert (row["characters"], row["progress"], row["path"]) == (TEXT.characters, 0.0, TEXT.path)


@pytest.mark.parametrize("told", [TEXT.id, TEXT.id.upper(), TEXT.title])
def test_one_is_opened_by_id_or_title(opened: list[str], told: str) -> None:
    assert main(["open", told]) == 0
    assert opened == [TEXT.path]


def test_a_book_with_that_title_goes_before_it(opened: list[str], tmp_path: Path) -> None:
    mine = tmp_path / f"{TEXT.title}.txt"
    mine.write_text("这是我的书。\n", "utf-8")
    library = open_library()
    open_book(str(mine), library=library).close()
    library.close()
    assert main(["open", TEXT.title]) == 0
    mine.unlink()
    assert main(["open", TEXT.title]) == 0
    assert opened == [str(mine), TEXT.path]


def test_what_is_neither_is_told(opened: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", "hsk7-01"]) == 2
    assert "langdu list --graded" in capsys.readouterr().err
    assert opened == []


def test_one_that_was_begun_shows_its_progress(capsys: pytest.CaptureFixture[str]) -> None:
    library = open_library()
    book = open_book(TEXT.path, library=library)
    book.remember(book.at(len(book.document.source) // 2))
    library.close()
    assert main(["list", "--graded", "--json"]) == 0
    assert 0.3 < json.loads(capsys.readouterr().out.splitlines()[28])["progress"] < 0.7
