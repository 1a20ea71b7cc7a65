"""The palette: everything by name, with its key."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from langdu.tui.keys import BINDINGS, WITHOUT_KEYS
from langdu.tui.palette import ScreenCommands
from langdu.tui.screens.reading.reader import ReaderScreen
from tests.tui.fakes import FakeBook

TEXT = "天刚亮,银行门口就排起了长队。\n"


@pytest.mark.parametrize("action", [action for action, _ in WITHOUT_KEYS])
def test_what_has_no_key_is_there(action: str) -> None:
    assert hasattr(ReaderScreen, f"action_{action.partition('(')[0]}")


async def test_all_that_keys_do_is_in_it_once(reader) -> None:
    async with reader(book=FakeBook(TEXT)) as stage:
        names = [hit.display async for hit in ScreenCommands(stage.app.screen).discover()]
    assert {does for _, _, does in BINDINGS} <= set(map(str, names))
    assert {does for _, does in WITHOUT_KEYS} <= set(map(str, names))
    assert len(set(names)) == len(names)


async def test_a_few_letters_find_a_command_and_enter_does_it(reader) -> None:
    async with reader(book=FakeBook(TEXT)) as stage:
        before = stage.view.page_style.line_spacing
        await stage.press("ctrl+p")
        assert isinstance(stage.app.screen, CommandPalette)
        await stage.press(*"airy")
        await stage.app.workers.wait_for_complete()
        await stage.press("enter")
        await stage.pilot.pause()
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.view.page_style.line_spacing != before
