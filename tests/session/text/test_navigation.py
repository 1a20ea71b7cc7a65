"""Where a user means, and the contents."""

from __future__ import annotations

import pytest

from langdu.errors import UsageError
from langdu.importers import Source, load
from langdu.session import Book, book_from_text
from langdu.session.text.finding.navigation import chapter_of, entry_at, number_of, place_of

TEXT = "第一章 早市\n\n天亮了。人来了。\n\n第二章 渡口\n\n水很大。船不走。\n\n第三章 月亮\n\n月亮出来了。河很亮。\n"


@pytest.fixture
def book() -> Book:
    return book_from_text(TEXT, "书")


def said(book: Book, told: str) -> str:
    return book.sentence(place_of(book, told)).text.strip()


def test_the_contents_are_numbered_through(book: Book) -> None:
    assert [(e.number, e.title) for e in book.contents] == [(1, "第一章 早市"), (2, "第二章 渡口"), (3, "第三章 月亮")]
    assert entry_at(book.contents, TEXT.index("船")).title == "第二章 渡口"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("c2", "第二章 渡口"), ("ch 3", "第三章 月亮"), ("渡口", "第二章 渡口"), ("1", "第一章 早市"), ("3", "人来了。"),
        ("999", "河很亮。"), ("0%", "第一章 早市"), ("100 %", "河很亮。"), ("0:00", "第一章 早市"), ("99:00", "河很亮。"),
    ],
)  # fmt: skip
def test_places(book: Book, told: str, expected: str) -> None:
    assert said(book, told) == expected


@pytest.mark.parametrize(
    ("told", "expected"), [("0:00", "月亮"), ("0:05", "月亮"), ("0:06", "小河"), ("1:09", "小河"), ("1:00:00", "天亮")]
)
def test_a_time_in_a_text_with_times_is_one_of_those(told: str, expected: str) -> None:
    lyrics = load(Source("[00:01.00]月亮\n[00:06.00]小河\n[01:10.00]天亮\n".encode(), "a.lrc", "a"))
    assert said(Book(lyrics), told) == expected


@pytest.mark.parametrize("told", ["c9", "没有", "", "-1"])
def test_a_place_that_is_not_there_is_told(book: Book, told: str) -> None:
    with pytest.raises(UsageError, match="3 entries"):
        place_of(book, told)


def test_a_chapter_by_number_or_title(book: Book) -> None:
    assert chapter_of(book, "2") == chapter_of(book, "渡")


@pytest.mark.parametrize(
    ("told", "number"), [("1", 0), ("2", 1), ("999", 8), ("0", 0), ("0%", 0), ("100%", 8), ("99:00", 8), ("渡口", 3)]
)
def test_the_number_of_a_place(book: Book, told: str, number: int) -> None:
    assert number_of(book, told) == number


def test_the_number_of_a_sentence_is_exact_in_a_long_text() -> None:
    long = book_from_text("天亮了。人来了。船走了。\n" * 400, "书")
    assert number_of(long, "1001") == 1000
    assert number_of(long, "50%") in range(598, 602)
