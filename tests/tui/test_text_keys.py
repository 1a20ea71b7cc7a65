"""The keys that change how the text looks, and what stays in its place."""

from __future__ import annotations

import pytest

from langdu.tui.layout.page import MODES
from langdu.tui.themes import palette_names
from langdu.tui.widgets.bars import NoticeBar
from tests.tui.conftest import TEXT
from tests.tui.fakes import FakeBook, FakeVoiceProvider


async def test_p_goes_through_the_places_of_the_pinyin(reader) -> None:
    async with reader("天刚亮。") as stage:
        row = next(i for i, line in enumerate(stage.rows()) if "天" in line)
        assert "ā" in stage.rows()[row - 1]
        await stage.press("p")
        row = next(i for i, line in enumerate(stage.rows()) if "天" in line)
        assert "ā" in stage.rows()[row + 1]
        await stage.press("p")
        assert not any("天" in line for line in stage.rows())
        await stage.press("p")
        shown = next(line for line in stage.rows() if "天" in line)
        assert "天刚亮" in shown
        await stage.press("p")
        assert stage.view.mode == MODES[0]


async def test_s_shows_tones_as_cited_or_as_spoken_and_it_is_kept(reader) -> None:
    book = FakeBook("世。")
    async with reader(book=book) as stage:
        assert any("xiǎng" in line for line in stage.rows())
        await stage.press("s")
        assert any("xiáng" in line for line in stage.rows())
    async with reader(book=book) as stage:
        assert any("xiáng" in line for line in stage.rows())
        await stage.press("s")
        assert any("xiǎng" in line for line in stage.rows())


async def test_t_goes_through_the_tone_colours_and_they_are_kept(reader) -> None:
    book = FakeBook("天刚亮。")
    async with reader(book=book) as stage:
        seen = []
        for _ in palette_names():
            await stage.press("t")
            seen.append(stage.view.inks.tones)
        assert len(set(seen)) == len(palette_names())
        await stage.press("t")
    async with reader(book=book) as stage:
        assert stage.view.inks.tones == seen[0]


async def test_d_changes_from_dark_to_light_to_high_contrast_and_back(reader) -> None:
    async with reader() as stage:
        before = stage.view.inks.plain
        await stage.press("d")
        assert stage.view.inks.plain != before
        assert not stage.app.current_theme.dark
        await stage.press("d")
        assert stage.app.theme == "contrast"
        await stage.press("d")
        assert stage.view.inks.plain == before


@pytest.mark.parametrize("key", ["p", "t"])
async def test_what_stands_at_the_top_stays_there(reader, key: str) -> None:
    async with reader() as stage:
        await stage.press("pagedown", "pagedown")
        first = stage.view.first_offset()
        for _ in range(4):
            await stage.press(key)
            block = stage.book.blocks.at(stage.view.first_offset())
            assert abs(block - stage.book.blocks.at(first)) <= 1


async def test_scrolling_by_line_screen_and_ends(reader) -> None:
    async with reader() as stage:
        await stage.press("down")
        assert stage.view.scroll_y == stage.view.rows_a_line == 3
        await stage.press("up")
        assert stage.view.scroll_y == 0
        await stage.press("pagedown")
        assert 0 < stage.view.scroll_y <= stage.view.size.height - 2
        assert stage.view.page.row_of(stage.view.first_offset()) == stage.view.scroll_y
        await stage.press("end")
        assert len(stage.book.blocks) - 1 in stage.view.shown()
        await stage.press("home")
        assert stage.view.scroll_y == 0


async def test_readings_come_in_without_a_jump(reader) -> None:
    book = FakeBook(TEXT, prompt=False)
    async with reader(book=book) as stage:
        await stage.press("pagedown", "down", "down")
        await stage.until(lambda: bool(book.waiting))
        before, rows = stage.view.first_offset(), stage.rows()
        book.annotate()
        await stage.until(lambda: stage.rows() != rows)
        assert stage.view.first_offset() == before


async def test_only_cells_that_differ_are_redrawn(reader) -> None:
    from dataclasses import replace

    async with reader() as stage:
        drawn = []
        original = stage.view.render_line
        stage.view.render_line = lambda y: drawn.append(y) or original(y)
        token = stage.book.sentence(stage.navigator.place).tokens[2]
        stage.view.show(replace(stage.view.highlight, spoken=token.span))
        await stage.pilot.pause()
        assert sorted(set(drawn)) == [0, 1]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (160, 50), (20, 6)])
async def test_every_size_shows_text_and_status(reader, size: tuple[int, int]) -> None:
    async with reader(size=size) as stage:
        rows = stage.rows()
        assert any("清" in row for row in rows)
        assert any("■" in row for row in rows)
        assert all(len(row) <= size[0] for row in rows)


async def test_a_resize_keeps_the_place(reader) -> None:
    async with reader() as stage:
        await stage.press("pagedown", "pagedown")
        first = stage.view.first_offset()
        await stage.pilot.resize_terminal(50, 20)
        await stage.pilot.pause()
        line = stage.view.page.laid(stage.book.blocks.at(first))
        assert line.starts[line.line_at(first)] == stage.view.first_offset()


async def test_help_shows_every_key_and_goes(reader) -> None:
    async with reader() as stage:
        await stage.press("question_mark")
        page = "\n".join(stage.rows())
        while "quit; the place" not in page:
            await stage.press(*["down"] * 10)
            page += "\n".join(stage.rows())
        for word in ("play, pause", "repeat", "same pitch", "softer", "a loop", "tone colours", "correct", "quit"):
            assert word in page
        await stage.press("escape")
        assert stage.app.screen is stage.reader


async def test_a_transcript_is_one_dim_line(reader) -> None:
    async with reader("天亮。\n>" + "tianliang" * 40) as stage:
        lines = [row for row in stage.rows() if "tianliang" in row]
        assert len(lines) == 1
        assert "pinyin of the passage, 360 letters" in lines[0]


async def test_settings_that_cannot_be_kept_are_told_and_used(reader) -> None:
    book = FakeBook("天亮。")
    book.library.broken = True
    async with reader(book=book, provider=FakeVoiceProvider()) as stage:
        await stage.press("p")
        assert stage.view.mode == "below"
        assert "disk is full" in stage.notice


async def test_q_leaves_with_status_0(reader) -> None:
    async with reader() as stage:
        await stage.press("q")
        await stage.pilot.pause()
    assert stage.app.return_value == 0


async def test_that_a_machine_made_the_glosses_is_told_when_the_text_opens(reader) -> None:
    async with reader(book=FakeBook("天亮。", glosses="a machine made the glosses")) as stage:
        await stage.until(lambda: stage.reader.query_one(NoticeBar).text == "a machine made the glosses")
