"""What is really on a screen can be read: each in a theme of another kind, the word card and the settings in four."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from tests.tui.pictures import SIZE, in_theme
from tests.tui.shown_screens import SCREENS
from tests.tui.theming.seen import lowest

if TYPE_CHECKING:
    from pathlib import Path

THEMES = (
    "paper", "solarized-light", "nord", "solarized-dark", "atom-one-dark", "catppuccin-latte", "night", "textual-light",
    "rose-pine-dawn", "paper", "catppuccin-frappe", "flexoki", "nord", "solarized-dark", "catppuccin-latte", "rose-pine",
)  # fmt: skip
MORE = [(name, theme) for name in ("card", "settings") for theme in ("paper", "contrast", "ansi-light")]


@pytest.mark.parametrize(("name", "theme"), [*zip(SCREENS, THEMES, strict=True), *MORE])
async def test_everything_on_a_screen_is_readable(name: str, theme: str, tmp_path: Path) -> None:
    async with SCREENS[name](Library(tmp_path / "library.db"), SIZE) as shown:
        await in_theme(shown, theme)
        least, text = lowest(shown.app)
        assert least >= 4.5, text
