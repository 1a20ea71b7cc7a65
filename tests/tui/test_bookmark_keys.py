"""Bookmarks and notes: set, written, listed, gone to and removed by their keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.model import Place
from langdu.tui.layout.painter import MARK
from langdu.tui.screens.reading.bookmarks import BookmarksScreen
from langdu.tui.widgets.prompt import PromptBar
from tests.tui.fakes import FakeBook

TEXT = "#早市\n银行开门了。人很多。\n#渡口\n船到了。银河很亮。\n他去银行。"


def notes(stage) -> list[tuple[str, str]]:
    return [(stage.book.bookmarks.text(one), one.note) for one in stage.book.bookmarks.all()]


async def write(stage, *lines: str) -> None:
    await stage.press("M")
    prompt = stage.reader.query_one(PromptBar)
    assert prompt.has_focus
    prompt.value = ""
    for number, line in enumerate(lines):
        await stage.press(*(["ctrl+j"] if number else []), *line)
    await stage.press("enter")
    await stage.until(lambda: not prompt.display)


async def test_m_sets_a_bookmark_at_the_sentence_and_removes_it(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.press("j", "j", "m")
        assert notes(stage) == [("人很多。", "")]
        assert stage.notice.startswith("bookmark set: 人很多。")
        await stage.press("m")
        assert notes(stage) == []
        assert stage.notice == "bookmark removed: 人很多。"


async def test_the_line_of_a_bookmarked_sentence_has_a_sign_in_the_margin(reader) -> None:
    async with reader(TEXT) as stage:
        assert not any(MARK in row for row in stage.rows())
        await stage.press("j", "j", "m")
        (row,) = [row for row in stage.rows() if MARK in row]
        assert row.index(MARK) == 0
        assert "人" in row
        await stage.press("m")
        assert not any(MARK in row for row in stage.rows())


@pytest.mark.parametrize("width", [20, 59, 80, 160])
async def test_the_sign_moves_no_character(reader, width: int) -> None:
    async with reader(TEXT, size=(width, 24)) as stage:
        await stage.pilot.pause()
        before = stage.rows()
        await stage.press("m", "escape")
        await stage.until(lambda: any(MARK in row for row in stage.rows()))
        assert [row.replace(MARK, " ").rstrip() for row in stage.rows()[:6]] == before[:6]


async def test_m_in_capitals_writes_a_note_in_lines_and_edits_it(reader) -> None:
    async with reader(TEXT) as stage:
        await write(stage, "why?", "ask")
        assert notes(stage) == [("早市", "why?\nask")]
        assert stage.notice.startswith("note kept: 早市")
        await stage.press("M")
        prompt = stage.reader.query_one(PromptBar)
        assert prompt.value == "why?↵ask"
        await stage.press("!", "enter")
        assert notes(stage) == [("早市", "why?\nask!")]


async def test_an_empty_note_removes_the_note_and_leaves_the_bookmark(reader) -> None:
    async with reader(TEXT) as stage:
        await write(stage, "why?")
        await write(stage, "")
        assert notes(stage) == [("早市", "")]
        assert stage.notice.startswith("note removed")
        await stage.press("j")
        await write(stage, "")
        assert notes(stage) == [("早市", "")]


async def test_escape_keeps_the_note_as_it_was(reader) -> None:
    async with reader(TEXT) as stage:
        await write(stage, "why?")
        await stage.press("M", "x", "escape")
        assert notes(stage) == [("早市", "why?")]


async def test_the_note_is_for_the_sentence_that_it_was_asked_for(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.press("space", "M")
        stage.aloud.hear(Place(1, 1), stage.book.sentence(Place(1, 1)).tokens[0].span)
        await stage.until(lambda: stage.navigator.place == Place(1, 1))
        await stage.press("o", "k", "enter")
        assert notes(stage) == [("早市", "ok")]


async def test_a_bookmark_removed_by_mistake_comes_back_with_its_note(reader) -> None:
    async with reader(TEXT) as stage:
        await write(stage, "why?")
        await stage.press("m")
        assert "brings both back" in stage.notice
        await stage.press("m")
        assert notes(stage) == [("早市", "why?")]


async def test_what_is_pasted_keeps_its_lines(reader) -> None:
    from textual.events import Paste

    async with reader(TEXT) as stage:
        await stage.press("M")
        stage.reader.query_one(PromptBar).post_message(Paste("one\r\n\x1b[2Jtwo"))
        await stage.press("enter")
        assert notes(stage) == [("早市", "one\n[2Jtwo")]


async def test_the_list_goes_to_a_bookmark_and_backspace_comes_back(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.press("m", *"jjjj")
        await write(stage, "船 means boat")
        await stage.press("k", "apostrophe")
        assert isinstance(stage.app.screen, BookmarksScreen)
        page = "\n".join(stage.rows())
        for shown in (" 3 %   早市", " 56 %   船到了。", "船 means boat"):
            assert shown in page
        await stage.press("down", "enter")
        await stage.until(lambda: stage.navigator.place == Place(3, 0))
        await stage.press("backspace")
        assert stage.navigator.place == Place(2, 0)


async def test_d_and_delete_remove_in_the_list_and_u_brings_back(reader) -> None:
    async with reader(TEXT) as stage:
        await write(stage, "first")
        await stage.press("j", "m", "apostrophe")
        await stage.press("d")
        assert notes(stage) == [("早市", "first")]
        assert not any("银行开门了" in row for row in stage.rows()[8:16])
        await stage.press("delete")
        assert notes(stage) == []
        assert any("no bookmark is left" in row for row in stage.rows())
        await stage.press("d", "enter", "u")
        assert notes(stage) == [("早市", "first")]
        await stage.press("escape")
        await stage.until(lambda: stage.app.screen is stage.reader)
        assert sum(MARK in row for row in stage.rows()) == 1


async def test_one_that_waits_is_listed_last_and_leads_nowhere(reader) -> None:
    book = FakeBook(TEXT)
    made = book.bookmarks.write(book.sentence(Place(1, 0)), "later")
    book.bookmarks.put(replace(made, start=3, digest="another text", sentence="这一句不见了。"))
    async with reader(book=book) as stage:
        await stage.press("apostrophe")
        rows = [row for row in stage.rows() if "later" in row or "waits" in row]
        assert "这一句不见了。" in rows[1]
        await stage.press("end", "enter")
        assert any("not in the text any more" in row for row in stage.rows())
        assert sum(MARK in row for row in stage.rows()) <= 1


async def test_without_bookmarks_it_is_told_how_to_set_one(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.press("apostrophe")
        assert "m sets one" in stage.notice


async def test_a_text_without_sentences_has_none(reader) -> None:
    async with reader("") as stage:
        await stage.press("m", "M", "apostrophe")
        assert stage.app.screen is stage.reader
        assert not stage.reader.query_one(PromptBar).display


async def test_what_cannot_be_kept_is_told_and_shown_all_the_same(reader, monkeypatch: pytest.MonkeyPatch) -> None:
    book = FakeBook(TEXT)

    def full(*_: object) -> int:
        raise OutputFailed("the disk is full")

    monkeypatch.setattr(Library, "write", full)
    async with reader(book=book) as stage:
        await stage.press("m")
        assert "could not be kept: the disk is full" in stage.notice
        assert any(MARK in row for row in stage.rows())
        await stage.press("apostrophe", "d")
        assert notes(stage) == []
        assert any("the disk is full" in row for row in stage.rows())
