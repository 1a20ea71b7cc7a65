"""The settings over the shelf, below a sample of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config import settings
from langdu.library import Library
from langdu.tui.screens.library.shelf import ShelfScreen
from langdu.tui.shelf import ShelfApp
from langdu.tui.widgets.settings_list import SettingsList
from langdu.tui.widgets.text.ruby import RubyView

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_sample_shows_what_is_changed(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("S")
        await pilot.pause()
        assert app.screen.query_one(RubyView).mode == "above"
        listed = app.screen.query_one(SettingsList)
        listed.highlighted = listed.get_option_index("ruby")
        await pilot.press("right")
        await pilot.pause()
        assert app.screen.query_one(RubyView).mode == "below"
        before = app.theme
        listed.highlighted = listed.get_option_index("theme")
        await pilot.press("left")
        await pilot.pause()
        assert app.theme != before
        await pilot.press("escape")
        assert isinstance(app.screen, ShelfScreen)
    library.close()
    assert (settings().ruby, settings().theme) == ("below", app.theme)
