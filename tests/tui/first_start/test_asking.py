"""The first start on the screen, by its keys."""

from __future__ import annotations

import tomllib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from langdu.config import config_file
from langdu.library import Library, first_start
from langdu.library.texts.graded import graded_text
from langdu.library.words import WordStatuses
from langdu.model import KNOWN
from langdu.session.words.levels import words_up_to
from langdu.tui.first_start.asking import ask
from langdu.tui.screens.first_start import FirstStartScreen
from langdu.tui.screens.library.graded import GradedScreen
from langdu.tui.screens.library.shelf import ShelfScreen
from langdu.tui.shelf import ShelfApp
from langdu.tui.widgets.bars import NoticeBar
from langdu.tui.widgets.choice_list import ChoiceList
from tests.tui.fakes import ESPEAK, FakeVoiceProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library.db")
    yield made
    made.close()


@dataclass
class Newcomer:
    """Somebody who starts langdu for the first time."""

    app: ShelfApp
    pilot: Pilot[int]
    provider: FakeVoiceProvider

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def rows(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def sees(self, text: str) -> bool:
        return any(text in row for row in self.rows())

    async def until(self, true: Callable[[], bool]) -> None:
        for _ in range(500):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("\n".join(self.rows()))

    async def choose(self, label: str) -> None:
        """Go to the answer that has this, and take it."""
        await self.until(lambda: self.sees(label))
        options = self.app.screen.query_one(ChoiceList)
        labels = [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]
        options.highlighted = next(number for number, one in enumerate(labels) if label in one)
        await self.press("enter")


@asynccontextmanager
async def started(
    library: Library, provider: FakeVoiceProvider | None = None, size: tuple[int, int] = (60, 20)
) -> AsyncIterator[Newcomer]:
    provider = provider or FakeVoiceProvider((ESPEAK,))
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=size) as pilot:
        ask(app, library, provider)
        await pilot.pause()
        yield Newcomer(app, pilot, provider)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (300, 100)])
async def test_enter_four_times_fetches_nothing_and_opens_an_easy_text(size: tuple[int, int], library: Library) -> None:
    async with started(library, size=size) as newcomer:
        for number in range(1, 5):
            await newcomer.until(lambda number=number: newcomer.sees(f"{number} of 4"))
            await newcomer.press("enter")
        await newcomer.until(lambda: newcomer.app.chosen is not None)
    text = graded_text("hsk1-01")
    assert text is not None
    assert newcomer.app.chosen == text.path
    assert newcomer.provider.installed == [ESPEAK]
    assert not config_file().exists()
    assert WordStatuses(library).all() == {}
    assert not first_start.is_due(library)


async def test_what_is_answered_is_kept(library: Library) -> None:
    WordStatuses(library).mark(["爱"], 2)
    async with started(library) as newcomer:
        await newcomer.press("enter")
        await newcomer.choose("HSK 2")
        await newcomer.choose("over none until I ask")
        await newcomer.choose("read aloud at once")
        await newcomer.until(lambda: newcomer.app.chosen is not None)
    assert newcomer.app.chosen == "demo:"
    assert tomllib.loads(config_file().read_text("utf-8")) == {"pinyin_for": "none"}
    statuses = WordStatuses(library).all()
    assert statuses["爱"] == 2
    assert sum(status == KNOWN for status in statuses.values()) >= len(words_up_to("HSK 2025", 2)) - 20


async def test_a_voice_is_fetched_while_the_other_questions_are_asked(library: Library) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.gate.clear()
    async with started(library, provider) as newcomer:
        await newcomer.until(lambda: newcomer.sees("27 MB to fetch"))
        await newcomer.press("down")
        assert newcomer.sees("Licence: not for sale")
        await newcomer.press("enter", "enter", "enter")
        assert newcomer.sees("Installing Voice baker")
        await newcomer.press("enter")
        await newcomer.until(lambda: "when the voice is here" in newcomer.app.screen.query_one(NoticeBar).text)
        assert newcomer.app.chosen is None
        provider.gate.set()
        await newcomer.until(lambda: newcomer.app.chosen is not None)
    assert [voice.id for voice in provider.installed] == ["espeak", "baker"]


async def test_the_voice_need_not_be_waited_for(library: Library) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.gate.clear()
    async with started(library, provider) as newcomer:
        await newcomer.choose("27 MB to fetch")
        await newcomer.press("enter", "enter", "enter")
        await newcomer.until(lambda: newcomer.sees("when the voice is here"))
        await newcomer.press("escape")
        assert newcomer.app.chosen is not None
    provider.gate.set()
    assert provider.installed == [ESPEAK]


async def test_a_voice_that_cannot_be_fetched_is_told_and_the_text_opens(library: Library) -> None:
    async with started(library, FakeVoiceProvider((ESPEAK,), fails="no network")) as newcomer:
        await newcomer.choose("27 MB to fetch")
        await newcomer.until(lambda: "no network" in newcomer.app.screen.query_one(NoticeBar).text)
        await newcomer.press("enter", "enter", "enter")
        await newcomer.until(lambda: newcomer.app.chosen is not None)


async def test_escape_skips_all_changes_nothing_and_it_is_not_asked_again(library: Library) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.gate.clear()
    async with started(library, provider) as newcomer:
        await newcomer.choose("27 MB to fetch")
        await newcomer.choose("HSK 6")
        await newcomer.press("escape")
        assert isinstance(newcomer.app.screen, ShelfScreen)
        assert newcomer.sees("No book yet")
    provider.gate.set()
    assert (provider.installed, WordStatuses(library).all()) == ([ESPEAK], {})
    assert not config_file().exists()
    assert not first_start.is_due(library)


async def test_it_can_be_quit_and_is_not_asked_again(library: Library) -> None:
    async with started(library) as newcomer:
        await newcomer.press("enter", "q")
    assert newcomer.app.chosen is None
    assert not first_start.is_due(library)


async def test_one_can_go_back_and_answer_otherwise(library: Library) -> None:
    async with started(library) as newcomer:
        await newcomer.press("enter")
        await newcomer.choose("HSK 3")
        assert newcomer.sees("3 of 4")
        await newcomer.press("backspace")
        await newcomer.choose("I am new")
        await newcomer.press("enter")
        assert newcomer.sees("for HSK 1")


async def test_a_file_is_typed(library: Library) -> None:
    async with started(library) as newcomer:
        await newcomer.press("enter", "enter", "enter")
        await newcomer.choose("a file of mine")
        field = newcomer.app.screen.query_one(Input)
        assert field.has_focus
        await newcomer.press("escape")
        assert isinstance(newcomer.app.screen, FirstStartScreen)
        await newcomer.choose("a file of mine")
        await newcomer.press("a", "full_stop", "t", "backspace", "t", "enter")
        await newcomer.until(lambda: newcomer.app.chosen is not None)
    assert newcomer.app.chosen == "a.t"


@pytest.mark.parametrize(("label", "screen"), [("another short text", GradedScreen), ("show the shelf", ShelfScreen)])
async def test_the_shelf_and_its_short_texts(label: str, screen: type, library: Library) -> None:
    async with started(library) as newcomer:
        await newcomer.press("enter", "enter", "enter")
        await newcomer.choose(label)
        await newcomer.until(lambda: isinstance(newcomer.app.screen, screen))
    assert newcomer.app.chosen is None


async def test_answers_that_cannot_be_kept_are_told(library: Library) -> None:
    config_file().mkdir(parents=True)
    async with started(library) as newcomer:
        await newcomer.press("enter", "enter")
        await newcomer.choose("over none until I ask")
        await newcomer.press("enter")
        await newcomer.until(lambda: "esc goes on" in newcomer.app.screen.query_one(NoticeBar).text)
        await newcomer.press("escape")
        assert newcomer.app.chosen is not None


async def test_the_shelf_asks_where_it_is_told_to(library: Library) -> None:
    app = ShelfApp(library, "demo:", asks=True)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, FirstStartScreen)
        await pilot.press("escape")
