"""The settings over the reader, by their keys and with the mouse."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from langdu.config import config_file, settings
from langdu.tui.screens.choosing import ChoosingScreen
from langdu.tui.screens.settings import SettingsScreen
from langdu.tui.themes import themes
from langdu.tui.widgets.bars import NoticeBar
from langdu.tui.widgets.settings_list import SettingsList
from tests.tui.fakes import FakeBook, FakeVoiceProvider

if TYPE_CHECKING:
    from tests.tui.conftest import Stage


def written() -> dict[str, Any]:
    return tomllib.loads(config_file().read_text("utf-8")) if config_file().exists() else {}


async def go(stage: Stage, key: str) -> None:
    """Open the settings, where they are not open, and go to one."""
    if not isinstance(stage.app.screen, SettingsScreen):
        await stage.press("S")
    listed = stage.app.screen.query_one(SettingsList)
    listed.highlighted = listed.get_option_index(key)
    await stage.pilot.pause()


def notice(stage: Stage) -> str:
    return stage.app.screen.query_one(NoticeBar).text


async def test_what_is_changed_is_seen_behind_at_once_and_kept(reader) -> None:
    async with reader() as stage:
        await go(stage, "ruby")
        await stage.press("right")
        assert stage.view.mode == "below"
        assert written() == {"ruby": "below"}
        await go(stage, "form")
        await stage.press("space")
        assert isinstance(stage.app.screen, ChoosingScreen)
        await stage.press("down", "enter")
        assert stage.view.page.spoken
        before = stage.view.inks.plain
        await go(stage, "theme")
        await stage.press("left")
        assert stage.view.inks.plain != before
        await go(stage, "tones")
        await stage.press("right")
        assert stage.view.inks.tones
        await go(stage, "pinyin_for")
        await stage.press("left")
        assert stage.view.words.looks.pinyin_for == "none"
        await stage.press("escape")
        assert stage.app.screen is stage.reader
        assert set(written()) == {"ruby", "form", "theme", "tones", "pinyin_for"}


async def test_the_settings_themselves_are_in_the_colours_of_the_theme_that_is_chosen(reader) -> None:
    async with reader() as stage:
        await go(stage, "theme")
        listed = stage.app.screen.query_one(SettingsList)
        for _ in range(2):
            await stage.press("right")
            colours = themes()[stage.app.theme]
            await stage.until(lambda c=colours: c.heading in str(listed.get_option_at_index(0).prompt.style))
        assert written()["theme"] == stage.app.theme


async def test_sound_and_practice_change_what_is_heard(reader) -> None:
    async with reader() as stage:
        for key, presses in (("rate", 2), ("volume", -1), ("latency", 1), ("repeat", 1), ("gap", 1)):
            await go(stage, key)
            await stage.press(*(["right"] * presses if presses > 0 else ["left"]))
        controller = stage.reader.controller
        assert (controller.rate, controller.playback.volume, controller.playback.latency) == (1.2, 95, 10)
        assert (controller.shadowing.repeat, controller.shadowing.gap) == (2, 0.5)


async def test_what_a_key_had_chosen_is_told_and_gives_way(reader) -> None:
    async with reader() as stage:
        await stage.press("p", "p")
        await go(stage, "ruby")
        assert any('a key in the reader: ruby = "pinyin"' in row for row in stage.rows())
        await stage.press("left")
        assert any('config.toml, line 1: ruby = "below"' in row for row in stage.rows())
        assert stage.view.mode == "below"
        await stage.press("backspace")
        assert any('the default: ruby = "above"' in row for row in stage.rows())
        assert stage.view.mode == "above"
        assert written() == {}


async def test_a_theme_of_the_file_holds_until_a_key_chooses_another(reader) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text('theme = "paper"\n', "utf-8")
    async with reader() as stage:
        assert stage.app.theme == "paper"
        await stage.press("d")
        assert stage.app.theme == stage.reader.preferences.theme != "paper"


async def test_an_option_of_the_command_gives_way_too(reader) -> None:
    async with reader(pinyin_for="none") as stage:
        await go(stage, "pinyin_for")
        await stage.press("right")
        assert stage.view.words.looks.pinyin_for == "unknown"


async def test_numbers_and_texts_are_typed(reader) -> None:
    async with reader() as stage:
        await go(stage, "speeds")
        await stage.press("enter")
        field = stage.app.screen.query_one(Input)
        field.value = "0.7 fast"
        await stage.press("enter")
        assert "up to 9 numbers from 0.5 to 2" in notice(stage)
        assert written() == {}
        field.value = "0.7, 1"
        await stage.press("enter")
        assert stage.reader.controller.shadowing.speeds == (0.7, 1.0)
        await go(stage, "dialogue_voice")
        await stage.press("enter")
        field.value = "caruso"
        await stage.press("enter")
        assert "there is no voice 'caruso'" in notice(stage)
        await stage.press("escape", "escape")
        assert stage.app.screen is stage.reader
        assert settings().dialogue_voice == ""


async def test_what_only_holds_from_the_next_text_on_says_so(reader) -> None:
    async with reader() as stage:
        await go(stage, "gloss")
        await stage.press("right")
        assert "from the next text" in notice(stage)
        assert written() == {"gloss": "force"}


async def test_the_voice_changes(reader) -> None:
    provider = FakeVoiceProvider()
    async with reader(provider=provider) as stage:
        await go(stage, "voice")
        await stage.press("right")
        await stage.until(lambda: settings().voice != "auto")
        await stage.until(lambda: sum(call[0] == "use" for call in stage.aloud.calls) > 0)


async def test_a_file_that_cannot_be_written_is_told_and_changes_nothing(reader) -> None:
    config_file().mkdir(parents=True)
    async with reader() as stage:
        await go(stage, "ruby")
        await stage.press("right")
        assert "config.toml" in notice(stage)
        assert stage.view.mode == "above"


async def test_a_file_that_was_not_understood_is_kept_and_that_is_told(reader) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text("???\n", "utf-8")
    async with reader() as stage:
        await go(stage, "ruby")
        await stage.press("right")
        assert "config.toml.bak" in notice(stage)


async def test_the_mouse_steps_and_opens(reader) -> None:
    async with reader() as stage:
        await stage.press("S")
        rows = stage.rows()
        at = next(number for number, row in enumerate(rows) if " Rate " in row)
        await stage.pilot.click(offset=(rows[at].index("+"), at))
        await stage.pilot.pause()
        assert written() == {"rate": 1.1}
        await stage.pilot.click(offset=(rows[at].index("-"), at))
        await stage.pilot.pause()
        assert written() == {"rate": 1.0}
        await stage.pilot.click(offset=(rows[at].index("Rate"), at))
        await stage.pilot.pause()
        assert stage.app.screen.query_one(Input).display


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (60, 20), (300, 100)])
async def test_all_can_be_reached_in_every_window(size: tuple[int, int], reader) -> None:
    async with reader(size=size, book=FakeBook("天刚亮。")) as stage:
        await stage.press("S")
        for key in ("voice", "speeds", "keep_recordings"):
            await go(stage, key)
            name = key.replace("_", " ").capitalize()
            assert any(row.strip().startswith(name) for row in stage.rows())
        await stage.press("right")
        assert written() == {"keep_recordings": True}
