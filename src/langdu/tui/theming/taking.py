"""A full-screen program that takes on themes by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import ColorSystem
from textual.app import App
from textual.filter import Monochrome, NoColor

from langdu.tui.themes import OURS, colours_for, next_theme, textual_theme, themes
from langdu.tui.theming.depth import ALL, MANY, NONE, SIXTEEN

if TYPE_CHECKING:
    from textual.theme import Theme

    from langdu.tui.preferences import Preferences

#: What Rich, which writes the colours, calls numbers of them; where none is written any will do.
SYSTEMS = {
    ALL: ColorSystem.TRUECOLOR,
    MANY: ColorSystem.EIGHT_BIT,
    SIXTEEN: ColorSystem.STANDARD,
    NONE: ColorSystem.STANDARD,
}


class TakesThemes(App[int]):
    """Has langdu's colours for every theme, Textual's among them, in as many as the terminal has.

    Attributes:
        preferences: where the theme is kept that was taken; None where none is.
    """

    #: Without colours only a line shows where what is shown over something else ends.
    CSS = "ModalScreen:nocolor > * { border: solid $foreground; }"
    preferences: Preferences | None = None
    _has_ours = False

    def __init__(self) -> None:
        super().__init__()
        self.no_color = colours_for(self.theme) == NONE
        # Textual would write greys, which are colours too, and may be unreadable on the terminal's own ground.
        self._filters = [one for one in self._filters if not isinstance(one, (Monochrome, NoColor))]
        self._filters += [NoColor()] * self.no_color
        self._ours: dict[str, Theme] = {}
        self._has_ours = True
        for name in OURS:
            self.register_theme(self._made(name))

    def get_theme(self, theme_name: str) -> Theme | None:
        """Ours of that name; Textual's are made so when they are first asked for."""
        return self._made(theme_name) if self._has_ours and theme_name in themes() else super().get_theme(theme_name)

    def _made(self, name: str) -> Theme:
        if name not in self._ours:
            self._ours[name] = textual_theme(themes()[name])
        return self._ours[name]

    def _watch_theme(self, theme_name: str) -> None:
        """Write in as many colours as the theme has."""
        vars(self.console)["_color_system"] = SYSTEMS[colours_for(theme_name)]
        super()._watch_theme(theme_name)

    def action_take_theme(self, name: str) -> None:
        """Take on a theme, one of `langdu.tui.themes.themes()`, and keep it for the next run."""
        self.theme = name
        if self.preferences is not None:
            self.preferences.keep("theme", name)

    def action_next_theme(self) -> None:
        """The next of langdu's own: dark, light, high contrast."""
        self.action_take_theme(next_theme(self.theme))
