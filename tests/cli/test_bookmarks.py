"""`langdu bookmarks`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.library import Library
from langdu.library.texts import shelf
from langdu.session import Book, open_book

if TYPE_CHECKING:
    from pathlib import Path

SECOND = 1


@pytest.fixture
def books(tmp_path: Path) -> Path:
    for title, text, note in (
        ("早市", "天刚亮，街上有人了。卖豆腐的来了。", "豆腐\nis tofu"),
        ("渡口", "船到了。月亮出来的时候，河边很静。", ""),
    ):
        (tmp_path / f"{title}.txt").write_text(text, "utf-8")
        book = opened(tmp_path / f"{title}.txt")
        sentence = book.sketch(0)[SECOND]
        if note:
            book.bookmarks.write(sentence, note)
        else:
            book.bookmarks.toggle(sentence)
        book.close()
    return tmp_path


def opened(path: Path) -> Book:
    return open_book(str(path), library=Library())


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["bookmarks", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("books")
def test_all_of_all_books(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys).splitlines() == [
        "渡口", "   24 %  月亮出来的时候，河边很静。", "",
        "早市", "   59 %  卖豆腐的来了。", "         豆腐", "         is tofu",
    ]  # fmt: skip


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize("told", ["早市", "早", "2"])
def test_those_of_one_book(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, told)
    assert "豆腐" in out
    assert "渡口" not in out


@pytest.mark.usefixtures("books")
def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in printed(capsys, "--json").splitlines()]
    assert [row["note"] for row in rows] == ["", "豆腐\nis tofu"]
    assert rows[1]["title"] == "早市"
    assert rows[1]["progress"] == pytest.approx(10 / 17, abs=1e-3)
    assert rows[1]["sentence"] == "卖豆腐的来了。"


def test_one_whose_sentence_is_gone_waits(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (books / "早市.txt").write_text("天刚亮，街上有人了。", "utf-8")
    assert "a bookmark could not be placed" in "".join(opened(books / "早市.txt").news())
    out = printed(capsys, "早市")
    assert out.splitlines()[1:] == ["  waits  卖豆腐的来了。", "         豆腐", "         is tofu"]
    assert json.loads(printed(capsys, "早市", "--json"))["progress"] is None


def test_a_book_that_was_taken_off_the_shelf_is_listed(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = Library()
    shelf.remove(library, next(book.id for book in shelf.shelved(library) if book.title == "早市"))
    library.close()
    assert "is tofu" in printed(capsys, "早市")


def test_where_there_is_none_it_is_told_how_to_set_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bookmarks"]) == 0
    assert "m sets one" in capsys.readouterr().err
    assert main(["bookmarks", "没有"]) == 2
    assert "no book is called '没有'" in capsys.readouterr().err
