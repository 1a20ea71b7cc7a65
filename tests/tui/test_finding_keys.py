"""Searching, going to a place and back, the contents, footnotes: by their keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.model import Place, SetAside, Span
from langdu.session.text.finding.navigation import ContentsEntry
from langdu.tui.screens.reading.contents import ContentsScreen
from langdu.tui.widgets.bars import TitleBar
from langdu.tui.widgets.prompt import PromptBar
from tests.tui.fakes import FakeBook

TEXT = "#早市\n银行开门了。人很多。\n#渡口\n船到了。银河很亮。\n他去银行。"


@pytest.fixture
def book() -> FakeBook:
    made = FakeBook(TEXT)
    starts = [made.sketch(block)[0].span.start for block in (0, 2)]
    made.contents = (ContentsEntry(1, 1, "早市", starts[0]), ContentsEntry(2, 1, "渡口", starts[1]))
    return made


async def search(stage, text: str) -> None:
    await stage.press("slash")
    stage.reader.query_one(PromptBar).value = text
    await stage.press("enter")
    await stage.until(lambda: stage.notice != "")


def at_cursor(stage) -> str:
    cursor = stage.navigator.cursor
    return stage.book.document.source[cursor : cursor + 2]


async def test_search_by_pinyin_goes_from_match_to_match_and_round(reader, book) -> None:
    async with reader(book=book) as stage:
        await search(stage, "yinhang")
        assert (at_cursor(stage), stage.notice[:17]) == ("银行", "yinhang: 1 of 2 ·")
        first = stage.navigator.cursor
        await stage.press("n")
        assert (at_cursor(stage), stage.notice[:15]) == ("银行", "yinhang: 2 of 2")
        assert stage.navigator.cursor > first
        await stage.press("n")
        assert stage.navigator.cursor == first
        await stage.press("N")
        assert stage.navigator.cursor > first


async def test_what_is_read_otherwise_is_no_match(reader, book) -> None:
    book.read_as = {"行": "hang2", "银": "yin2"}
    async with reader(book=book) as stage:
        await search(stage, "yinxing")
        assert stage.notice == "yinxing is not in this text"
        assert stage.navigator.place == Place(0, 0)


async def test_what_was_searched_for_stands_out_until_escape(reader, book) -> None:
    async with reader(book=book) as stage:
        await search(stage, "银行")
        lines = stage.view.drawn_lines.rows(1, 0, stage.view.page.laid(1), stage.view._sheet)
        assert any(segment.style.underline for strip in lines for segment in strip if "银" in segment.text)
        await stage.press("escape")
        lines = stage.view.drawn_lines.rows(4, 0, stage.view.page.laid(4), stage.view._sheet)
        assert not any(segment.style.underline for strip in lines for segment in strip if "行" in segment.text)


async def test_what_is_not_in_the_text_is_told(reader, book) -> None:
    async with reader(book=book) as stage:
        await search(stage, "没有")
        assert stage.notice == "没有 is not in this text"
        await stage.press("n")
        assert "nothing is searched for" in stage.notice


async def test_keys_are_the_texts_again_after_escape_in_the_prompt(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("slash", "q", "escape")
        assert not stage.reader.query_one(PromptBar).display
        await stage.press("right")
        assert stage.navigator.place == Place(1, 0)


@pytest.mark.parametrize(("told", "place"), [("c2", Place(2, 0)), ("100%", Place(4, 0)), ("2", Place(1, 0))])
async def test_colon_goes_there_and_backspace_comes_back(reader, book, told: str, place: Place) -> None:
    async with reader(book=book) as stage:
        await stage.press("colon", *({"%": "percent_sign"}.get(char, char) for char in told), "enter")
        await stage.until(lambda: stage.navigator.place == place)
        await stage.press("backspace")
        assert stage.navigator.place == Place(0, 0)
        await stage.press("tab")
        assert stage.navigator.place == place
        await stage.press("tab")
        assert stage.notice == "no jump to go on to"


async def test_where_there_is_no_such_place_it_is_told(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("colon", "x", "enter")
        await stage.until(lambda: stage.notice != "")
        assert "there is no place 'x'; the contents have 2 entries" in stage.notice


async def test_the_contents_go_to_a_chapter_and_the_title_tells_it(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.until(lambda: "早市" in stage.reader.query_one(TitleBar).render().plain)
        await stage.press("o")
        assert isinstance(stage.app.screen, ContentsScreen)
        assert any("渡口" in row for row in stage.rows())
        await stage.press("down", "enter")
        await stage.until(lambda: stage.navigator.place == Place(2, 0))
        assert "渡口" in stage.reader.query_one(TitleBar).render().plain


async def test_a_text_without_chapters_says_so(reader) -> None:
    async with reader("天亮了。") as stage:
        await stage.press("o")
        assert "no chapters" in stage.notice


async def test_a_shows_the_footnotes_of_the_sentence(reader, book) -> None:
    source = book.document.source
    mark = source.index("人很多") + 3
    note = SetAside("footnote", Span(source.index("他去"), len(source)), mark)
    book.document = replace(book.document, set_aside=(note,))
    async with reader(book=book) as stage:
        await stage.press("a")
        assert stage.notice == "this sentence has no footnote"
        await stage.press("right", "right", "a")
        assert stage.notice == "他去银行。"
