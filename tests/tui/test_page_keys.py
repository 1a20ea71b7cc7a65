"""How the page is set: keys, and actions that a palette or a settings screen calls."""

from __future__ import annotations

import pytest

from langdu.config import CHOICES
from langdu.model import Place, is_hanzi
from langdu.tui.preferences import Preferences
from tests.tui.fakes import FakeBook

TEXT = "天刚亮,银行门口就排起了长队。老李头一个到。\n" + "行长亲自出来开门。她在这条街上长大。\n" * 30
WORDS = ("银行", "门口", "长队", "行长")


def hanzi(rows: list[str]) -> str:
    return "".join(char for row in rows for char in row if is_hanzi(char))


async def test_the_notation_goes_through_pinyin_by_character_by_word_and_zhuyin(reader) -> None:
    async with reader(book=FakeBook(TEXT, words=WORDS)) as stage:
        first = stage.rows()[2].split()
        await stage.press("B")
        assert stage.notice == "pinyin by word"
        assert len(stage.rows()[1].split()) < len(first) + 6
        assert stage.view.page.laid(0).units[4].shift is not None
        await stage.press("B")
        assert "ㄓㄨㄤˋ" in "".join(stage.rows())
        assert stage.book.library.kept["notation"] == "zhuyin"
        await stage.press("B")
        assert stage.notice == "pinyin by character"


async def test_the_other_script_shows_and_what_is_written_counts(reader) -> None:
    pytest.importorskip("opencc", reason="OpenCC is not installed")
    async with reader(book=FakeBook(TEXT, words=WORDS)) as stage:
        before, offset = hanzi(stage.rows()[1:-2]), stage.view.first_offset()
        await stage.press("T", "T")
        assert stage.notice == "traditional characters"
        assert "銀行門口就排起了長隊" in hanzi(stage.rows()[1:-2])
        assert stage.view.first_offset() == offset
        assert stage.view.words.at(4).word == "银行"
        await stage.press("escape", "T", "escape")
        assert hanzi(stage.rows()[1:-2]) == before


async def test_without_opencc_the_key_says_what_is_missing(reader, monkeypatch) -> None:
    monkeypatch.setattr("langdu.tui.screens.reading.page.keys.is_missing", lambda _: True)
    async with reader(TEXT) as stage:
        await stage.press("T")
        assert "opencc" in stage.notice
        assert stage.view.page_style.script == "written"


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (120, 40)])
async def test_every_choice_shows_at_once_keeps_the_place_and_is_kept(reader, size: tuple[int, int]) -> None:
    async with reader(book=FakeBook(TEXT, words=WORDS), size=size) as stage:
        await stage.press("pagedown", "pagedown")
        block = stage.book.blocks.at(stage.view.first_offset())
        for name in ("notation", "line_spacing", "paragraphs", "movement", "sentence_style", "syllable_style"):
            for _ in CHOICES[name]:
                await stage.app.run_action(f"screen.{name}")
                await stage.pilot.pause()
                chosen = stage.reader.appearance.choice(name)
                assert stage.book.library.kept[name] == chosen
                assert Preferences(stage.book.library, print).choice(name) == chosen
                assert abs(stage.book.blocks.at(stage.view.first_offset()) - block) <= 1
            assert chosen == CHOICES[name][0]


async def test_words_stand_apart(reader) -> None:
    async with reader(book=FakeBook(TEXT, words=WORDS)) as stage:
        await stage.press("p", "p", "p")
        assert "天刚亮,银行门口" in "".join(stage.rows())
        await stage.app.run_action("screen.word_spacing")
        await stage.pilot.pause()
        assert "天 刚 亮,银行 门口 就" in "".join(stage.rows())
        assert Preferences(stage.book.library, print).choice("word_spacing") is True


async def test_width_and_margin_move_the_text_and_the_bars(reader) -> None:
    async with reader(TEXT, size=(120, 30)) as stage:
        for _ in range(4):
            await stage.app.run_action("screen.text_width(-1)")
        await stage.pilot.pause()
        assert stage.view.page.width == 64
        left = (119 - 64) // 2
        assert stage.reader.query_one("#status").styles.padding.left == left
        assert all(row[: left - 2].strip() == "" for row in stage.rows()[1:-2])
        for _ in range(20):
            await stage.app.run_action("screen.margin(1)")
        await stage.pilot.pause()
        assert stage.view.page.width == 119 - 2 * 29
        assert Preferences(stage.book.library, print).style == stage.view.page_style


async def test_a_page_turns_when_the_voice_leaves_it(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.app.run_action("screen.movement")
        await stage.press("space")
        tops = set()
        for block in range(1, 20):
            span = stage.book.sentence(Place(block, 0)).span
            stage.aloud.hear(Place(block, 0), span)
            await stage.until(lambda span=span: stage.view.highlight.spoken == span)
            row = stage.view.page.row_of(span.start) - stage.view.top
            assert 0 <= row <= stage.view.size.height - 2
            if stage.view.top not in tops and tops:
                assert row == 0
            tops.add(stage.view.top)
        assert 2 < len(tops) < 8


async def test_reading_stops_after_each_sentence_and_tells_without_a_notice(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.press("D")
        assert stage.aloud.stops_at_sentences
        assert "by sentence" in stage.status
        assert stage.book.library.kept["sentence_pause"] == "on"
        await stage.press("escape", "space")
        stage.aloud.hold(Place(0, 1), "sentence")
        await stage.pilot.pause()
        assert stage.notice == ""
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("resume",)
        await stage.press("D")
        assert not stage.aloud.stops_at_sentences


async def test_a_sentence_is_copied_and_the_next_time_with_pinyin(reader, monkeypatch) -> None:
    copied = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    async with reader(book=FakeBook(TEXT, words=WORDS)) as stage:
        await stage.press("C")
        assert copied == ["天刚亮,银行门口就排起了长队。"]
        assert stage.app.clipboard == copied[0]
        await stage.press("C")
        text, pinyin = copied[1].split("\n")
        assert text == copied[0]
        assert len(pinyin.split()) < len(text)
        await stage.press("C")
        assert copied[2] == copied[0]


async def test_copying_works_where_there_is_no_clipboard(reader, monkeypatch) -> None:
    def fails(_: str) -> None:
        raise OSError("no clipboard")

    monkeypatch.setattr("pyperclip.copy", fails)
    async with reader(TEXT) as stage:
        await stage.press("C")
        assert stage.app.clipboard.startswith("天刚亮")


async def test_the_mouse_plays_on_the_status_line(reader) -> None:
    async with reader(TEXT) as stage:
        await stage.pilot.click("#status")
        assert stage.aloud.state == "playing"
        await stage.pilot.click("#status")
        assert stage.aloud.state == "paused"


@pytest.mark.parametrize("size", [(20, 5), (60, 20)])
async def test_progress_and_time_left_stay_while_it_plays(reader, size: tuple[int, int]) -> None:
    async with reader(TEXT, size=size) as stage:
        await stage.press("space", "x", "w", "D", "9")
        await stage.pilot.pause()
        assert "1/62" in stage.status
        assert "left" in stage.status
        assert stage.status.strip() in "\n".join(stage.rows())


async def test_settings_of_nonsense_are_as_if_there_were_none(reader) -> None:
    book = FakeBook(TEXT)
    for name in ("notation", "text_width", "margin", "word_spacing", "paragraphs"):
        book.library.kept[name] = "-1"
    async with reader(book=book) as stage:
        assert stage.view.page_style == Preferences(FakeBook("").library, print).style
