"""The practice screen as a program of its own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from langdu.tui.preferences import Preferences
from langdu.tui.screens.practise import PractiseScreen
from langdu.tui.themes import textual_theme, themes

if TYPE_CHECKING:
    from textual.binding import BindingType

    from langdu.tui.studio import Studio

log = logging.getLogger("langdu.tui")


class PracticeApp(App[int]):
    """Practises one book; `calibrate` is whether to begin with that."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "interrupt", "Quit"), ("ctrl+q", "interrupt", "Quit")]

    def __init__(self, studio: Studio, *, calibrate: bool = False) -> None:
        super().__init__()
        self._studio, self._calibrate = studio, calibrate
        self.failure: Exception | None = None
        self.preferences = Preferences(studio.book.library, self._complain)
        for colours in themes().values():
            self.register_theme(textual_theme(colours))
        self.theme = self.preferences.theme

    def on_mount(self) -> None:
        """Show the first sentence; the program ends with the screen."""
        book = self._studio.book
        place = book.place() if len(book.blocks) else None
        screen = PractiseScreen(self._studio, place, self.preferences, calibrate=self._calibrate)
        self.push_screen(screen, lambda _: self.exit(0))

    def _complain(self, text: str) -> None:
        if isinstance(self.screen, PractiseScreen):
            self.screen.notice(text)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours goes to the log, and one line tells (see `tui.practise`). Tests see it raised."""
        if self.is_headless:
            super()._handle_exception(error)
        elif self.failure is None:
            self.failure = error
            log.error("the practice screen failed", exc_info=error)
            self.exit(1, return_code=1)

    def action_interrupt(self) -> None:
        """Leave, from any screen."""
        self.exit(0)
