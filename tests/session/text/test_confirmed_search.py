"""Searching a book by pinyin as it is read."""

from __future__ import annotations

from concurrent.futures import CancelledError

import pytest

from langdu.model import Correction
from langdu.pinyin import parse
from langdu.session import Book, book_from_text
from langdu.session.text.finding import confirmed_search
from langdu.session.text.finding.confirmed_search import ConfirmedSearch

TEXT = "他在银行工作。\n旅行社在银行南边。\n银杏很高，行人很多。\n他的头发很长，他长大了。\n"


@pytest.fixture
def book() -> Book:
    return book_from_text(TEXT, "书")


def found(book: Book, query: str, offset: int = 0) -> list[str]:
    search = ConfirmedSearch(book, query, offset)
    *_, spans = search.matches()
    assert search.is_exact
    return [book.document.source[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("yinhang", ["银行", "银行"]),
        ("yin2hang2", ["银行", "银行"]),
        ("yinxing", ["银杏"]),
        ("xing", ["行", "杏", "行"]),
        ("hang", ["行", "行"]),
        ("zhang", ["长"]),
        ("zhangda", ["长大"]),
        ("chang2", ["长"]),
        ("yh", ["银行", "银行"]),
        ("yx", ["银杏"]),
        ("银行", ["银行", "银行"]),
        ("toufa", ["头发"]),
        ("tou2fa4", ["头发"]),
        ("mei", []),
    ],
)
def test_a_match_is_read_so_where_it_stands(book: Book, query: str, expected: list[str]) -> None:
    assert found(book, query) == expected


def test_the_first_match_comes_behind_the_place_and_round_the_end(book: Book) -> None:
    source = book.document.source
    for offset, line in ((0, 1), (source.index("银杏"), 2), (source.index("他的"), 1)):
        first = ConfirmedSearch(book, "xing", offset).first()
        assert first is not None
        assert book.document.blocks.at(first.start) == line
    assert ConfirmedSearch(book, "mei", 0).first() is None


def test_a_gloss_and_a_correction_say_how_it_is_read() -> None:
    book = book_from_text("他姓行(háng)。\n行了。", "书", policy="force")
    assert found(book, "hang") == ["行"]
    book.correct(Correction("行", (parse("hang2"),)))
    assert len(found(book, "hang")) == 2


def test_a_match_that_begins_inside_what_is_none_is_found() -> None:
    assert found(book_from_text("他不去银行行走。行行好。", "书"), "xingzou") == ["行走"]
    book = book_from_text("银行行星很远。\n银行行星很近。", "书")
    assert found(book, "xingxing") == ["行星", "行星"]


def test_what_was_read_already_is_not_read_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for block in range(len(book.blocks)):
        book.sentences(block)
    monkeypatch.setattr("langdu.session.text.pipeline.annotated_at", lambda *_: pytest.fail("was read again"))
    assert found(book, "yinhang") == ["银行", "银行"]


def test_the_same_in_the_background_and_closing_ends_it() -> None:
    book = book_from_text(TEXT, "书", background=True)
    assert found(book, "yinxing") == ["银杏"]
    book.close()
    with pytest.raises(CancelledError):
        ConfirmedSearch(book, "hang", 0).first()


def test_of_many_the_nearest_are_asked_about_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirmed_search, "MOST", 20)
    monkeypatch.setattr(confirmed_search, "BEFORE_TELLING", 4)
    book = book_from_text("他在银行工作。\n" * 40, "书")
    search = ConfirmedSearch(book, "xing", len(book.document.source) // 2)
    counts = [len(spans) for spans in search.matches()]
    assert counts == [36, 28, 20]
    assert not search.is_exact


def test_who_has_ended_a_search_has_no_more_read(book: Book) -> None:
    search = ConfirmedSearch(book, "xing", 0)
    search.is_ended = True
    assert [len(spans) for spans in search.matches()] == [5]
