"""The bookmarks of an opened text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.model import Place
from langdu.session import Book, open_book

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = Place(0, 0), Place(1, 1)
TEXT = "天刚亮，街上有人了。\n\n他的头(tóu)发很长。她走得很慢。\n\n月亮出来了，河边很静。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(TEXT, "utf-8")
    return path


def opened(path: Path, text: str = "") -> Book:
    if text:
        path.write_text(text, "utf-8")
    return open_book(str(path), library=Library(path.with_name("library.db")))


def notes(book: Book) -> list[tuple[str, str]]:
    return [(book.bookmarks.text(one), one.note) for one in book.bookmarks.all()]


def test_one_is_set_and_removed_and_comes_back_with_its_note(path: Path) -> None:
    book = opened(path)
    sentence = book.sentence(SECOND)
    assert book.bookmarks.toggle(sentence) is not None
    book.bookmarks.write(sentence, "why?")
    assert book.bookmarks.starts() == (sentence.span.start,)
    assert book.bookmarks.toggle(sentence) is None
    assert book.bookmarks.starts() == ()
    assert notes(opened(path)) == []
    book.bookmarks.toggle(sentence)
    assert notes(book) == notes(opened(path)) == [("她走得很慢。", "why?")]


def test_a_note_is_kept_for_the_next_time_and_an_empty_one_leaves_the_bookmark(path: Path) -> None:
    book = opened(path)
    assert book.bookmarks.write(book.sentence(FIRST), "") is None
    book.bookmarks.write(book.sentence(Place(1, 0)), "one\ntwo")
    again = opened(path)
    assert notes(again) == [("他的头发很长。", "one\ntwo")]
    again.bookmarks.write(again.sentence(Place(1, 0)), "")
    assert notes(opened(path)) == [("他的头发很长。", "")]


def test_it_stands_at_its_sentence_when_the_text_was_edited_above_it_and_shows_it_as_it_is_now(path: Path) -> None:
    book = opened(path)
    book.bookmarks.toggle(book.sentence(SECOND))
    again = opened(path, "前言。\n\n" + TEXT.replace("很慢", "很慢很慢"))
    (found,) = again.bookmarks.all()
    assert again.at(found.start) == Place(2, 1)
    assert again.bookmarks.of(again.sentence(Place(2, 1)).span) == found
    assert again.bookmarks.text(found) == "她走得很慢很慢。"
    assert again.news() == ()


def test_one_whose_sentence_is_gone_is_told_once_kept_and_placed_again(path: Path) -> None:
    book = opened(path)
    book.bookmarks.write(book.sentence(SECOND), "记住")
    without = TEXT.replace("她走得很慢。", "")
    gone = opened(path, without)
    assert gone.bookmarks.starts() == ()
    assert notes(gone) == [("她走得很慢。", "记住")]
    assert "a bookmark could not be placed" in "".join(gone.news())
    assert opened(path).news() == ()
    back = opened(path, TEXT)
    assert back.bookmarks.starts() == (back.sentence(SECOND).span.start,)
    assert notes(back) == [("她走得很慢。", "记住")]


def test_what_cannot_be_stored_is_told_and_holds_in_this_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = opened(path)

    def full(*_: object) -> int:
        raise OutputFailed("the disk is full")

    monkeypatch.setattr(Library, "write", full)
    with pytest.raises(OutputFailed):
        book.bookmarks.write(book.sentence(SECOND), "记住")
    assert notes(book) == [("她走得很慢。", "记住")]
    with pytest.raises(OutputFailed):
        book.bookmarks.toggle(book.sentence(SECOND))
    assert notes(book) == []
