"""How the reader looks: where the pinyin is, whose tones it shows, colours; kept from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.tui.layout.inks import Inks
from langdu.tui.layout.page import MODES
from langdu.tui.themes import palette_names, palettes, themes

if TYPE_CHECKING:
    from langdu.tui.screens.reading.reader import ReaderScreen


class Appearance:
    """Changes how the reader of `screen` looks."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._palette = screen.preferences.tones

    def inks(self, theme: str) -> Inks:
        """The colours of a theme with the palette of the tones."""
        return Inks(themes()[theme], palettes().get(self._palette, {}).get(theme, ()))

    def next_ruby(self) -> None:
        """Pinyin above, below, alone, off."""
        view = self._screen.view
        mode = MODES[(MODES.index(view.mode) + 1) % len(MODES)]
        view.set_mode(mode)
        self._screen.preferences.keep("ruby", mode)

    def next_form(self) -> None:
        """Tones as in a dictionary, or as they are spoken."""
        spoken = not self._screen.view.page.spoken
        self._screen.view.set_spoken(spoken)
        self._screen.preferences.keep("form", "spoken" if spoken else "citation")
        self._screen.notice("tones as they are spoken" if spoken else "tones as in a dictionary")

    def next_palette(self) -> None:
        """The next palette of tone colours."""
        names = palette_names()
        self._palette = names[(names.index(self._palette) + 1) % len(names)]
        self._screen.view.set_inks(self.inks(self._screen.app.theme))
        self._screen.repaint_card()
        self._screen.preferences.keep("tones", self._palette)
        self._screen.notice(f"tone colours: {self._palette}")

    def next_theme(self) -> None:
        """Dark or light."""
        names = list(themes())
        theme = names[(names.index(self._screen.app.theme) + 1) % len(names)]
        self._screen.app.theme = theme
        self._screen.view.set_inks(self.inks(theme))
        self._screen.repaint_card()
        self._screen.preferences.keep("theme", theme)
