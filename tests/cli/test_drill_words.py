"""Which words `langdu drill` deals, by its options."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

import pytest

from langdu.cli.practice.drill_words import DealtWords, book_path, dealt
from langdu.errors import UsageError
from langdu.library import Library
from langdu.library.words import SavedWords, WordStatuses
from langdu.pinyin import parse
from langdu.session import book_from_text, open_book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.db")
    SavedWords(library).save("银行", (parse("yin2"), parse("hang2")))
    WordStatuses(library).mark(["老师"], 2)
    return library


def deal(library: Library, kind: str = "", text: str = "", **options: bool) -> DealtWords:
    book = book_from_text(text, "集市") if text else None
    chosen = {"saved": False, "tones": False, "meaning": False} | options
    return dealt(Namespace(kind=kind, learner="", **chosen), library, book)


def words(found: DealtWords) -> set[str]:
    return {item.word.text for item in found.items}


def test_a_books_own_words_are_dealt(library: Library) -> None:
    found = deal(library, text="老师来了。")
    assert (found.kind, found.title, words(found)) == ("words", "your words: 集市", {"老师"})
    assert {item.kind for item in found.items} == {"words", "meaning", "hanzi"}


def test_a_book_without_words_of_ones_own_is_drilled_as_before(library: Library) -> None:
    found = deal(library, text="今天下雨。")
    assert (found.kind, list(found.items)) == ("", [])
    assert "none of your words is in 集市 yet" in found.notice


def test_all_words_and_the_saved_ones(library: Library) -> None:
    assert words(deal(library, "words")) == words(deal(library)) == {"银行", "老师"}
    assert (deal(library).kind, deal(library, "words").kind) == ("", "words")
    assert words(deal(library, saved=True)) == {"银行"}


def test_tones_or_meanings_only(library: Library) -> None:
    assert {item.kind for item in deal(library, tones=True).items} == {"words"}
    assert {item.kind for item in deal(library, meaning=True).items} == {"meaning", "hanzi"}


def test_what_there_is_none_of_is_said(library: Library) -> None:
    with pytest.raises(UsageError, match="none of your saved words"):
        deal(library, text="老师来了。", saved=True)
    with pytest.raises(UsageError, match="for your words"):
        deal(library, "pairs", saved=True)
    assert deal(library, "pairs").items == ()


def test_a_book_is_told_by_its_file_its_title_or_its_number(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text("清早，老师去银行。\n", "utf-8")
    open_book(str(path), library=library)
    assert book_path(str(path), library) == book_path("集", library) == book_path("1", library) == str(path)
    with pytest.raises(UsageError, match="no book is called"):
        book_path("nowhere.txt", library)
