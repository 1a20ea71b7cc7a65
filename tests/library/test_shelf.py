"""The list of books."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from langdu.errors import UsageError
from langdu.library import Library
from langdu.library.texts.ages import ago
from langdu.library.texts.shelf import named, remove, shelved
from langdu.session import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library.db")
    for title, text in (("早市", "天亮了。人来了。"), ("早市二", "船走了。水很大。"), ("月亮", "月亮出来了。河很亮。")):
        path = tmp_path / f"{title}.txt"
        path.write_text(text, "utf-8")
        book = open_book(str(path), library=made)
        book.remember(book.at(len(text) - 2))
    yield made
    made.close()


def test_the_last_book_comes_first_with_how_far_one_has_read(library: Library) -> None:
    books = shelved(library)
    assert [book.title for book in books] == ["月亮", "早市二", "早市"]
    assert all(book.is_there and 0.4 < book.progress < 0.7 for book in books)


def test_a_file_that_is_gone_is_known(library: Library, tmp_path: Path) -> None:
    (tmp_path / "月亮.txt").unlink()
    assert [book.is_there for book in shelved(library)] == [False, True, True]


@pytest.mark.parametrize(("told", "title"), [("1", "月亮"), ("月", "月亮"), ("早市", "早市"), ("市二", "早市二")])
def test_a_book_by_number_or_title(library: Library, told: str, title: str) -> None:
    assert named(shelved(library), told).title == title


@pytest.mark.parametrize(("told", "why"), [("9", "no book"), ("没有", "no book"), ("早", "2 books")])
def test_what_is_not_clear_is_told(library: Library, told: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        named(shelved(library), told)


def test_a_book_that_is_removed_comes_again_when_it_is_opened(library: Library, tmp_path: Path) -> None:
    remove(library, shelved(library)[0].id)
    assert [book.title for book in shelved(library)] == ["早市二", "早市"]
    open_book(str(tmp_path / "月亮.txt"), library=library)
    assert "月亮" in [book.title for book in shelved(library)]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(5, "just now"), (150, "2 min ago"), (7300, "2 h ago"), (90000, "yesterday"), (864000, "10 days ago")],
)
def test_ages(seconds: int, said: str) -> None:
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert ago(now - timedelta(seconds=seconds), now) == said


def test_what_is_long_ago_has_its_date() -> None:
    assert ago(datetime(2025, 1, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)) == "2025-01-02"
