"""Saved words as cards, from the command line."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.errors import UsageError
from langdu.library import Library
from langdu.library.words import SavedWords, WordStatuses
from langdu.pinyin import parse

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "他在银行等老师。学校旁边有一家书店。\n"
SILENT = ("--voice", "silence")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "集市.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def saved() -> None:
    with closing(Library()) as library:
        SavedWords(library).save("银行", (parse("yin2"), parse("hang2")), "他在银行等老师。", "集市")
        WordStatuses(library).mark(["老师"], 2)


def words(package: Path) -> list[str]:
    """The words that have notes of their own in a package."""
    with zipfile.ZipFile(package) as zipped:
        zipped.extract("collection.anki2", package.parent)
    with closing(sqlite3.connect(package.parent / "collection.anki2")) as database:
        notes = [fields.split("\x1f") for (fields,) in database.execute("SELECT flds FROM notes ORDER BY id")]
    return [fields[1] for fields in notes if fields[1]]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("options", "found"),
    [([], ["银行"]), (["--words", "learning"], ["银行", "老师"]), (["--words", "none"], [])],
)
def test_saved_words_have_cards_beside_the_sentences(
    text: Path, tmp_path: Path, options: list[str], found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.apkg"
    assert main(["export", str(text), "-o", str(out), *SILENT, *options]) == 0
    assert words(out) == found
    assert ("of its own" in capsys.readouterr().err) == (len(found) == 1)


def test_without_saved_words_a_package_is_as_it_was(text: Path, tmp_path: Path) -> None:
    assert main(["export", str(text), "-o", str(tmp_path / "out.apkg"), *SILENT]) == 0
    assert words(tmp_path / "out.apkg") == []


@pytest.mark.usefixtures("saved")
def test_all_saved_words_are_exported_without_a_book(tmp_path: Path) -> None:
    out = tmp_path / "out.apkg"
    assert main(["export", "--saved-words", "-o", str(out), *SILENT]) == 0
    assert words(out) == ["银行"]


def test_no_saved_words_are_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--saved-words", "-o", str(tmp_path / "out.apkg"), *SILENT]) == UsageError.status
    assert "no word was saved yet" in capsys.readouterr().err


def test_words_are_for_cards_only(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = main(["export", str(text), "-o", str(tmp_path / "out.srt"), *SILENT, "--words", "saved"])
    assert done == UsageError.status
    assert "--words is for cards" in capsys.readouterr().err
