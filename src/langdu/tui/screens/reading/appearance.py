"""How the reader looks: the page, whose tones the pinyin shows, colours; kept from run to run."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from langdu.tui.layout.inks import Inks
from langdu.tui.layout.typesetting.style import MODES, PageStyle
from langdu.tui.themes import palette_names, themes, tones_of

if TYPE_CHECKING:
    from textual.theme import Theme

    from langdu.tui.screens.reading.reader import ReaderScreen

_PAGE = frozenset(field.name for field in fields(PageStyle))
_HIGHLIGHTS = {"sentence_style": "sentence", "syllable_style": "syllable"}


class Appearance:
    """Changes how the reader of `screen` looks."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._palette = screen.preferences.tones
        self._highlights = screen.preferences.highlights

    def inks(self, theme: str) -> Inks:
        """The colours of a theme with the palette of the tones."""
        return Inks(themes()[theme], tones_of(self._palette, themes()[theme]), self._highlights)

    def choice(self, name: str) -> str | bool | int:
        """What is chosen now: of a field of `PageStyle`, of "sentence_style", "syllable_style" or "movement"."""
        if name in _HIGHLIGHTS:
            return str(getattr(self._highlights, _HIGHLIGHTS[name]))
        view = self._screen.view
        if name == "movement":
            return "page" if view.turns_pages else "scroll"
        chosen: str | bool | int = getattr(view.page_style, name)
        return chosen

    def choose(self, name: str, value: str | bool | int) -> None:
        """Take another choice for what `choice` tells, show it at once, and keep it."""
        view = self._screen.view
        if name in _PAGE:
            view.set_style(view.page_style.chosen(name, value))
            self._screen.refit()
        elif name in _HIGHLIGHTS:
            self._highlights = self._highlights._replace(**{_HIGHLIGHTS[name]: str(value)})
            self._paint()
        else:
            view.turns_pages = value == "page"
        self._screen.preferences.choose(name, value)

    def reread(self) -> None:
        """Look as the preferences say now."""
        preferences, view = self._screen.preferences, self._screen.view
        self._palette, self._highlights = preferences.tones, preferences.highlights
        self._screen.app.theme = preferences.theme
        self._paint()
        view.turns_pages = preferences.choice("movement") == "page"
        if view.page_style != preferences.style:
            view.set_style(preferences.style)
            self._screen.refit()
        if view.page.spoken != preferences.spoken:
            view.set_spoken(preferences.spoken)
        view.words.show(preferences.pinyin_for)

    def next_ruby(self) -> None:
        """Pinyin above, below, alone, off."""
        self.choose("ruby", MODES[(MODES.index(self._screen.view.mode) + 1) % len(MODES)])

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
        self._paint()
        self._screen.preferences.keep("tones", self._palette)
        self._screen.notice(f"tone colours: {self._palette}")

    def follow_theme(self, _: Theme) -> None:
        """The text and the word's card in the colours of a theme that was taken."""
        self._paint()

    def _paint(self) -> None:
        self._screen.view.set_inks(self.inks(self._screen.app.theme))
        self._screen.repaint_card()
