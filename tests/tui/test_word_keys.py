"""The keys for words: statuses in the text, and pinyin only for what the learner does not know."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from langdu.config import PINYIN_FOR
from langdu.library.words import WordStatuses, WordToneLog
from langdu.model import KNOWN
from langdu.tui.words.look import sign_of
from tests.tui.fakes import FakeBook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.tui.conftest import Stage

LINE = "天刚亮,银行门口。行长来了。"


@pytest.fixture
def reader(reader: Callable[..., object]) -> Callable[..., object]:
    """Opens a reader, and waits for the words of its page."""

    @asynccontextmanager
    async def opened(**options: object) -> AsyncIterator[Stage]:
        async with reader(**options) as stage:
            page = stage.view.page
            await stage.until(
                lambda: not stage.book.prompt or all(page.laid(block).is_final for block in stage.view.shown())
            )
            yield stage

    return opened


def book(text: str = LINE, words: tuple[str, ...] = ("银行", "门口", "行长"), **more: object) -> FakeBook:
    return FakeBook(text, words=words, **more)


def knows(made: FakeBook, words: dict[str, int], missed: str = "", **preferences: str) -> FakeBook:
    """The book of a learner who knows these words."""
    WordStatuses(made.library).mark_each(words)
    WordToneLog(made.library).keep([(word, (), False) for word in missed.split()])
    made.library.kept.update(preferences)
    return made


def rows(stage: Stage) -> list[str]:
    """The text and its pinyin."""
    view = stage.view
    return ["".join(segment.text for segment in view.render_line(y)) for y in range(view.size.height)]


def at(row: str, text: str) -> int:
    """The cell that a piece of a row begins in."""
    return cell_len(row[: row.index(text)])


def behind(stage: Stage, word: str) -> str:
    """What stands in the cell behind the pinyin of a word's last character."""
    page = stage.view.page
    offset = stage.book.document.source.index(word) + len(word) - 1
    laid = page.laid(stage.book.blocks.at(offset))
    number = laid.line_at(offset)
    column = next(x + unit.ruby_width for unit, _, x in laid.line_units(number) if unit.start == offset)
    shown = rows(stage)[page.row_of(offset)]
    cell, found = column + stage.view._sheet.left, 0
    for char in shown:
        if found == cell:
            return char.strip()
        found += cell_len(char)
    return ""


async def test_a_reader_who_marked_nothing_sees_the_page_as_ever(reader) -> None:
    async with reader(book=book()) as stage:
        assert not any("\u2800" <= char <= "\u28ff" for row in rows(stage) for char in row)
        assert stage.view.words.looks.line(0, stage.view.page.laid(0), 0) is None


@pytest.mark.parametrize(("key", "status"), [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", KNOWN), ("6", 98)])
async def test_the_word_at_the_cursor_gets_a_status_and_it_is_kept(reader, key: str, status: int) -> None:
    made = book()
    async with reader(book=made) as stage:
        before = rows(stage)[:2]
        stage.navigator.move_cursor(LINE.index("行门"))
        await stage.press(key)
        assert stage.notice.startswith("银行: ")
        assert behind(stage, "银行") == sign_of(status, False)
        assert behind(stage, "门口") == sign_of(0, False)
        assert behind(stage, "银") == ""
        assert stage.reader.vocabulary.status("银行") == status
        unsigned = {ord(sign_of(status, False)): " " for status in range(5)}
        assert [row.translate(unsigned) for row in rows(stage)[:2]] == before
    assert WordStatuses(made.library).all() == {"银行": status}


async def test_7_makes_it_new_again_and_u_takes_that_back(reader) -> None:
    async with reader(book=knows(book(), {"天": 2})) as stage:
        await stage.press("7")
        assert stage.reader.vocabulary.status("天") == 0
        await stage.press("U")
        assert stage.reader.vocabulary.status("天") == 2
        assert stage.notice == "天: learning 2 again"
        await stage.press("U")
        assert "no word was marked" in stage.notice


async def test_8_makes_the_new_words_of_the_page_known_and_u_takes_it_back(reader) -> None:
    text = LINE + "\n" + "山高水长。\n" * 40 + "猫。"
    async with reader(book=knows(book(text), {"银行": 2})) as stage:
        await stage.press("8")
        vocabulary = stage.reader.vocabulary
        assert vocabulary.status("银行") == 2
        assert [vocabulary.status(word) for word in ("天", "行长", "山", "长")] == [KNOWN] * 4
        assert vocabulary.status("猫") == 0
        assert stage.notice.startswith("11 words of this page")
        await stage.press("8")
        assert stage.notice == "every word on this page has a status"
        await stage.press("U")
        assert WordStatuses(stage.book.library).all() == {"银行": 2}


async def test_where_no_word_is_it_is_said(reader) -> None:
    async with reader(book=book()) as stage:
        stage.navigator.move_cursor(LINE.index(","))
        await stage.press("5")
        assert stage.notice == "here is no word; , and . move the cursor"


async def test_words_are_not_marked_before_the_text_was_read(reader) -> None:
    made = book(prompt=False)
    async with reader(book=made) as stage:
        await stage.press("5", "8")
        assert WordStatuses(made.library).all() == {}


async def test_what_cannot_be_kept_holds_and_is_told(reader) -> None:
    made = book()
    async with reader(book=made) as stage:
        made.library.broken = True
        await stage.press("5")
        assert "could not be kept" in stage.notice
        assert stage.reader.vocabulary.status("天") == KNOWN


async def test_w_shows_statuses_or_none_and_that_is_kept(reader) -> None:
    made = book()
    async with reader(book=made) as stage:
        await stage.press("W")
        assert behind(stage, "银行") == sign_of(0, False)
        await stage.press("W")
        assert behind(stage, "银行") == ""
        await stage.press("5")
        assert behind(stage, "银行") == ""
    async with reader(book=made) as stage:
        assert behind(stage, "银行") == ""


async def test_missed_tones_have_their_own_mark_and_keep_their_pinyin(reader) -> None:
    made = knows(book(), {"银行": KNOWN, "门口": KNOWN}, missed="门口", pinyin_for="unknown")
    async with reader(book=made) as stage:
        assert behind(stage, "门口") == sign_of(None, True)
        assert not stage.view.words.looks.is_hidden(stage.view.words.at(LINE.index("门")))
        assert stage.view.words.looks.is_hidden(stage.view.words.at(LINE.index("银")))


async def test_what_practice_heard_meanwhile_is_shown_on_coming_back(reader) -> None:
    async with reader(book=book()) as stage:
        await stage.press("question_mark")
        WordToneLog(stage.book.library).keep([("门口", (), False)])
        await stage.press("escape")
        await stage.until(lambda: behind(stage, "门口") == sign_of(None, True))
        assert behind(stage, "银行") == ""


@pytest.mark.parametrize("pinyin_for", PINYIN_FOR)
@pytest.mark.parametrize("mode", ["above", "below", "pinyin", "off"])
async def test_hidden_pinyin_keeps_its_cells(reader, pinyin_for: str, mode: str) -> None:
    async with reader(book=knows(book(), {}, ruby=mode)) as stage:
        await stage.until(lambda: stage.view.page.laid(0).is_final)
        whole = stage.view.page.laid(0)
    made = knows(book(), {"天": KNOWN, "银行": KNOWN, "门口": 2}, pinyin_for=pinyin_for, ruby=mode)
    async with reader(book=made) as stage:
        await stage.until(lambda: stage.view.page.laid(0).is_final)
        assert stage.view.page.laid(0) == whole


async def test_pinyin_only_for_unknown_words(reader) -> None:
    made = knows(book(), {"银行": KNOWN, "亮": KNOWN}, pinyin_for="unknown")
    async with reader(book=book()) as stage:
        whole = rows(stage)
    async with reader(book=made) as stage:
        shown, row = rows(stage), whole[1]
        ruby = shown[0]
        assert shown[1] == row
        start, end = at(row, "银"), at(row, "门") - 3
        assert set(ruby[start:end]) <= {" "}
        assert ruby[at(row, "门") - 1 :].strip()
        await stage.press("5")
        assert set(rows(stage)[0][: at(row, "刚") - 2]) <= {" "}


async def test_y_goes_through_whose_pinyin_and_it_is_kept(reader) -> None:
    made = book()
    async with reader(book=made) as stage:
        seen = []
        for _ in range(5):
            await stage.press("y")
            seen.append(stage.view.words.looks.pinyin_for)
        assert seen == ["unknown", "hsk3", "missed", "none", "all"]
        await stage.press("Y", "Y")
        assert stage.view.words.looks.pinyin_for == "hsk4"
        assert "above HSK 4" in stage.notice
    async with reader(book=made) as stage:
        assert stage.view.words.looks.pinyin_for == "hsk4"
        await stage.press("y", "y", "y", "y", "y")
        assert stage.view.words.looks.pinyin_for == "hsk4"


async def test_what_the_command_says_counts_more_than_what_was_kept(reader) -> None:
    made = knows(book(), {}, pinyin_for="unknown")
    async with reader(book=made, pinyin_for="none") as stage:
        assert stage.view.words.looks.pinyin_for == "none"
        assert made.library.kept["pinyin_for"] == "unknown"
        await stage.press("y")
        assert stage.view.words.looks.pinyin_for == "all"
        assert made.library.kept["pinyin_for"] == "all"


@pytest.mark.parametrize("broken", [False, True])
async def test_levels_go_round_whatever_the_command_said_and_whether_they_are_kept(reader, broken: bool) -> None:
    made = book()
    async with reader(book=made, pinyin_for="hsk5") as stage:
        made.library.broken = broken
        seen = []
        for key in "YYyyyyy":
            await stage.press(key)
            seen.append(stage.view.words.looks.pinyin_for)
        assert seen == ["hsk6", "hsk1", "missed", "none", "all", "unknown", "hsk1"]


async def test_h_brings_hidden_pinyin_back_in_the_sentence_then_on_the_page(reader) -> None:
    async with reader(book=book()) as stage:
        whole = rows(stage)[0]
    async with reader(book=knows(book(), {}, pinyin_for="none")) as stage:
        assert not rows(stage)[0].strip()
        await stage.press("h")
        sentence = rows(stage)[0]
        assert whole.startswith(sentence.rstrip())
        assert 0 < len(sentence.rstrip()) < len(whole.rstrip())
        await stage.press("right")
        assert rows(stage)[0].strip()
        assert whole.rstrip().endswith(rows(stage)[0].strip())
        await stage.press("h")
        assert rows(stage)[0] == whole
        await stage.press("h")
        assert not rows(stage)[0].strip()


async def test_the_word_under_the_cursor_shows_its_pinyin_while_the_cursor_is_there(reader) -> None:
    async with reader(book=knows(book("银行门口。来。"), {}, pinyin_for="none")) as stage:
        seen = []
        for _ in range(4):
            await stage.press("full_stop")
            seen.append(rows(stage)[0].rstrip())
        assert len(seen[0].split()) == 2
        assert seen[1] == seen[2] != seen[0]
        assert len(seen[1].split()) == 2
        assert seen[3] == ""
        await stage.press("comma")
        assert rows(stage)[0].strip()
        await stage.press("right")
        assert not rows(stage)[0].strip()


async def test_the_word_under_the_mouse_shows_its_pinyin(reader) -> None:
    async with reader(book=knows(book("银行门口。"), {}, pinyin_for="none")) as stage:
        x = at(rows(stage)[1], "行")
        await stage.pilot.hover("#text", offset=(x, 1))
        await stage.pilot.pause()
        assert len(rows(stage)[0].split()) == 2
        await stage.pilot.hover("#text", offset=(x, 10))
        await stage.pilot.pause()
        assert not rows(stage)[0].strip()


async def test_changing_a_word_redraws_only_what_shows_it(reader) -> None:
    text = LINE + "\n" + "山高水长。\n" * 12 + "银行。"
    async with reader(book=knows(book(text), {"天": 1})) as stage:
        drawn = []
        original = stage.view.render_line
        stage.view.render_line = lambda y: drawn.append(y) or original(y)
        await stage.pilot.pause()
        drawn.clear()
        stage.reader.vocabulary.mark(["行长"], 2)
        await stage.pilot.pause()
        assert sorted(set(drawn)) == [0, 1]


async def test_settings_of_an_older_langdu_are_as_all(reader) -> None:
    async with reader(book=knows(book(), {}, pinyin_for="hsk99", statuses="perhaps")) as stage:
        assert stage.view.words.looks.pinyin_for == "all"
        assert stage.view.words.looks.shown == "auto"
