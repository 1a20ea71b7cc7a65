"""A screen over another goes once, however quickly keys come."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from langdu.tui.screens.reading.reader import ReaderScreen
from tests.tui.fakes import FakeBook

TEXT = "天刚亮,银行门口就排起了长队。\n"


@pytest.mark.parametrize("opens", ["apostrophe", "question_mark", "v", "S"])
async def test_it_may_be_told_to_go_twice(reader, opens: str) -> None:
    async with reader(book=FakeBook(TEXT)) as stage:
        await stage.press("m", opens)
        over = stage.app.screen
        assert not isinstance(over, ReaderScreen)
        over.dismiss(None)
        over.dismiss(None)
        await stage.pilot.pause()
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_enter_and_escape_at_once_choose(reader) -> None:
    async with reader(book=FakeBook(TEXT)) as stage:
        await stage.press("m", "apostrophe")
        choices = stage.app.screen.query_one(OptionList)
        choices.action_select()
        await stage.press("escape")
        assert isinstance(stage.app.screen, ReaderScreen)
