"""The popup that tells why a character is read as it is and takes another reading."""

from __future__ import annotations

from langdu.model import Correction, Syllable
from langdu.pinyin import parse
from langdu.tui.screens.reading.correct import CorrectScreen
from tests.tui.fakes import FakeBook

SAI, SE = Syllable("s", "ai", 1), Syllable("s", "e", 4)


async def opened(stage, char: str) -> str:
    """The popup on a character; what it shows."""
    stage.navigator.move_cursor(stage.book.document.source.index(char))
    await stage.press("e")
    assert isinstance(stage.app.screen, CorrectScreen)
    return "\n".join(stage.rows())


async def corrected(stage, *keys: str) -> list[Correction]:
    """What was corrected, after these keys have closed the popup."""
    await stage.press(*keys)
    await stage.until(lambda: stage.app.screen is stage.reader)
    await stage.pilot.pause()
    return stage.book.corrections


async def test_it_shows_the_story_and_the_choices(reader) -> None:
    async with reader("天塞亮。", book=FakeBook("天塞亮。", conflicts="塞")) as stage:
        page = await opened(stage, "塞")
        assert "the text says sai" in page
        assert "the word says so" in page
        assert "sāi" in page
        assert "here only" in page


async def test_a_number_takes_a_choice_here_only(reader) -> None:
    async with reader("天亮天亮。") as stage:
        await opened(stage, "天")
        assert await corrected(stage, "3") == [Correction("天", (SE,), "book", 0)]


async def test_tab_lets_it_hold_in_the_book_or_everywhere(reader) -> None:
    async with reader("天亮天亮。") as stage:
        await opened(stage, "天")
        await corrected(stage, "tab", "2")
        await opened(stage, "天")
        await corrected(stage, "tab", "tab", "2")
        await opened(stage, "天")
        found = await corrected(stage, "shift+tab", "2")
    assert [(c.book, c.start) for c in found] == [("book", None), (None, None), (None, None)]


async def test_g_sides_with_the_gloss(reader) -> None:
    async with reader(book=FakeBook("天塞亮。", conflicts="塞")) as stage:
        await opened(stage, "塞")
        assert await corrected(stage, "g") == [Correction("塞", (SAI,), "book", 1)]


async def test_arrows_make_it_about_a_word(reader) -> None:
    async with reader("天刚亮。") as stage:
        await opened(stage, "刚")
        (correction,) = await corrected(stage, "right", "left", "tab", "2")
        assert correction.text == "天刚亮"
        assert correction.syllables[1] == SAI
        assert len(correction.syllables) == 3
        await opened(stage, "刚")
        found = await corrected(stage, "right", "right", "right", "backspace", "2")
        assert found[-1].text == "刚"


async def test_a_reading_can_be_typed(reader) -> None:
    async with reader("天亮。") as stage:
        await opened(stage, "天")
        await stage.press("slash", *"xyz3", "enter")
        assert stage.book.corrections == []
        assert (await corrected(stage, *"lv4", "enter"))[0].syllables == (parse("lv4"),)


async def test_escape_changes_nothing(reader) -> None:
    async with reader("天亮。") as stage:
        await opened(stage, "天")
        assert await corrected(stage, "escape") == []


async def test_it_shows_at_once_on_the_page_and_is_said_anew(reader) -> None:
    async with reader("天亮。") as stage:
        await stage.press("space")
        await opened(stage, "天")
        await corrected(stage, "3")
        await stage.until(lambda: any("sè" in row for row in stage.rows()))
        assert stage.aloud.calls[-1][0] == "play"


async def test_one_that_cannot_be_kept_holds_and_is_told(reader) -> None:
    book = FakeBook("天亮。")
    book.broken = True
    async with reader(book=book) as stage:
        await opened(stage, "天")
        await corrected(stage, "3")
        assert "could not be kept" in stage.notice
        await stage.until(lambda: any("sè" in row for row in stage.rows()))


async def test_where_there_is_no_reading_it_says_what_to_do(reader) -> None:
    async with reader("abc 天。") as stage:
        stage.navigator.move_cursor(0)
        await stage.press("e")
        assert stage.app.screen is stage.reader
        assert "cursor" in stage.notice


async def test_c_goes_to_the_next_overruled_gloss(reader) -> None:
    async with reader(book=FakeBook("天塞(sai)亮。\n天塞(sai)亮。", conflicts="塞")) as stage:
        for expected in (1, 11):
            await stage.press("c")
            await stage.until(lambda expected=expected: stage.navigator.cursor == expected)
        await stage.press("c")
        await stage.until(lambda: "no gloss was overruled" in stage.notice)


async def test_c_goes_to_readings_that_are_unsure_too(reader) -> None:
    async with reader(book=FakeBook("天亮了。\n天长了。\n天塞亮。", conflicts="塞", unsure="长")) as stage:
        await stage.press("c")
        await stage.until(lambda: stage.navigator.cursor == 6)
        await stage.press("c")
        await stage.until(lambda: stage.navigator.cursor == 11)
        await stage.press("c")
        await stage.until(lambda: "to the end" in stage.notice)


async def test_an_unsure_reading_is_underlined_in_its_own_colour(reader) -> None:
    async with reader(book=FakeBook("天长亮。", unsure="长")) as stage:
        await stage.until(lambda: stage.view.page.laid(0).is_final)
        units = {unit.base: unit for unit in stage.view.page.laid(0).units}
        base, ruby = stage.view.inks.of(units["长"], "body", stage.view.highlight)
        plain = stage.view.inks.of(units["亮"], "body", stage.view.highlight)[1]
        assert (base.underlined, ruby.underlined, plain.underlined) == (False, True, False)
        assert ruby.colour == plain.colour


async def test_conflicts_are_underlined(reader) -> None:
    async with reader(book=FakeBook("天塞亮。", conflicts="塞")) as stage:
        strip = stage.view.render_line(0)
        underlined = [segment.text for segment in strip if segment.style and segment.style.underline]
        assert len(underlined) == 1
