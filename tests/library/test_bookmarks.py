"""Bookmarks go with their sentences through edits of the text; what cannot be placed waits."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.schema import ADDED
from langdu.library.texts import bookmarks, shelf
from langdu.library.texts.books import open_book
from tests.library.test_books import EDITS, PLACE, STORY, story, text

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.library.texts.bookmarks import Bookmark

#: The sentence of the story that has a bookmark.
START = STORY.rindex("。\n", 0, PLACE) + 2
SENTENCE = STORY[START : STORY.index("。", START) + 1]
NOTE = "这一句要背。\nAsk why 没 stands here."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


def mark(source: str, sentence: str, note: str = "") -> Bookmark:
    at = bookmarks.at(source, source.index(sentence), text(source).digest, sentence, datetime(2026, 5, 1, tzinfo=UTC))
    return replace(at, note=note)


def marked(library: Library, source: str = STORY, sentence: str = SENTENCE) -> str:
    """A book with a bookmark; its id."""
    book = open_book(library, text(source)).id
    bookmarks.keep(library, book, mark(source, sentence, NOTE))
    return book


def placed(library: Library, book: str, source: str) -> list[Bookmark]:
    return [one for one in bookmarks.of_book(library, book) if one.digest == text(source).digest]


@pytest.mark.parametrize("edit", EDITS)
def test_a_bookmark_goes_with_its_sentence_through_an_edit_and_keeps_its_note(library: Library, edit: str) -> None:
    book = marked(library)
    now = EDITS[edit](STORY)
    known = open_book(library, text(now))
    (found,) = placed(library, book, now)
    assert (known.id, known.lost_bookmarks, found.note) == (book, 0, NOTE)
    assert "第1150次" in now[found.start : found.start + 60].replace("\n", "").replace("\r", "")
    assert open_book(library, text(now)) == known


def test_a_paragraph_put_right_before_the_sentence_does_not_catch_its_bookmark(library: Library) -> None:
    book = marked(library)
    now = STORY[:START] + "一段新的话，原来没有的，说的是别的事情。" + STORY[START:]
    open_book(library, text(now))
    (found,) = placed(library, book, now)
    assert now[found.start :].startswith(SENTENCE)


def test_a_sentence_with_another_beginning_keeps_its_bookmark(library: Library) -> None:
    book = marked(library)
    now = STORY[:START] + "后来" + STORY[START + 2 :]
    open_book(library, text(now))
    (found,) = placed(library, book, now)
    assert found.start == START


def test_a_sentence_that_is_taken_out_leaves_its_bookmark_waiting_until_it_is_back(library: Library) -> None:
    book = marked(library)
    without = STORY.replace(SENTENCE, "")
    assert open_book(library, text(without)).lost_bookmarks == 1
    assert placed(library, book, without) == []
    assert open_book(library, text(without)).lost_bookmarks == 0  # told once
    (waiting,) = bookmarks.everywhere(library)
    assert (waiting.progress, waiting.bookmark.note, waiting.bookmark.sentence) == (None, NOTE, SENTENCE)
    again = without[:600] + SENTENCE + without[600:]
    assert open_book(library, text(again)).lost_bookmarks == 0
    (found,) = placed(library, book, again)
    assert again[found.start :].startswith(SENTENCE)
    assert found.note == NOTE


def test_two_sentences_that_became_one_lose_no_note(library: Library) -> None:
    twice = STORY[:START] + SENTENCE * 2 + STORY[START + len(SENTENCE) :]
    book = open_book(library, text(twice)).id
    for number, note in enumerate(("first", "second")):
        start = START + number * len(SENTENCE)
        one = bookmarks.at(twice, start, text(twice).digest, SENTENCE, datetime.now(UTC))
        bookmarks.keep(library, book, replace(one, note=note))
    assert open_book(library, text(STORY)).lost_bookmarks == 1
    assert {one.note for one in bookmarks.of_book(library, book)} == {"first", "second"}
    assert open_book(library, text(twice)).lost_bookmarks == 0
    assert len(placed(library, book, twice)) == 2


def test_a_note_is_written_anew_and_a_bookmark_removed(library: Library) -> None:
    book = marked(library)
    bookmarks.keep(library, book, mark(STORY, SENTENCE, "other words"))
    assert [one.note for one in bookmarks.of_book(library, book)] == ["other words"]
    bookmarks.remove(library, book, mark(STORY, SENTENCE))
    assert bookmarks.of_book(library, book) == ()


def test_a_book_that_is_taken_off_the_shelf_keeps_its_bookmarks(library: Library) -> None:
    book = marked(library)
    shelf.remove(library, book)
    (found,) = bookmarks.everywhere(library)
    assert (found.path, found.bookmark.note) == ("", NOTE)
    assert open_book(library, text(STORY)).id == book
    assert len(placed(library, book, STORY)) == 1


def test_the_bookmarks_of_all_books_stand_in_the_order_of_their_texts(library: Library) -> None:
    marked(library, story(2), story(2)[:20])
    book = marked(library)
    bookmarks.keep(library, book, mark(STORY, STORY[:20]))
    found = bookmarks.everywhere(library)
    assert [(one.book == book, one.bookmark.start) for one in found if one.book == book] == [(True, 0), (True, START)]
    assert len(found) == 3
    assert found[1].progress == pytest.approx(START / len(STORY))


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a Unix matter")
def test_a_bookmark_survives_a_kill(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, pathlib; from langdu.library import Library; from langdu.session import book_from_text;"
        "book = book_from_text('天亮了。人来了。', 'x', library=Library(pathlib.Path(sys.argv[1])));"
        "book.bookmarks.write(book.sketch(0)[1], '记住');"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = tmp_path / "library.db"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -signal.SIGKILL
    (found,) = bookmarks.everywhere(Library(path))
    assert (found.bookmark.start, found.bookmark.sentence, found.bookmark.note) == (4, "人来了。", "记住")


def test_a_library_without_bookmarks_gets_the_table_and_keeps_all_else(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    book = open_book(Library(path), text(STORY)).id
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE bookmarks; PRAGMA user_version=3;")
        for _, column, _, _ in (*ADDED[5], *ADDED[6]):
            connection.execute(f"ALTER TABLE books DROP COLUMN {column}")
    connection.close()
    library = Library(path)
    assert open_book(library, text(STORY)).id == book
    assert marked(library) == book
