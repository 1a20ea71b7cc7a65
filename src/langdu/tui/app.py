"""The full-screen program: themes, and the screens in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from langdu.audio.hearing import USUAL
from langdu.session.shadowing import PLAIN
from langdu.tui.preferences import Preferences
from langdu.tui.screens.reader import ReaderScreen
from langdu.tui.themes import textual_theme, themes

log = logging.getLogger("langdu.tui")

if TYPE_CHECKING:
    from textual.binding import BindingType

    from langdu.audio import Hearing
    from langdu.session import Book
    from langdu.session.shadowing import Shadowing
    from langdu.tui.sound import Cast


class ReaderApp(App[int]):
    """Reads one book; see `ReaderScreen` for the arguments."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # the mouse reads from where it clicks
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "interrupt", "Quit"), ("ctrl+q", "interrupt", "Quit")]

    def __init__(
        self,
        book: Book,
        cast: Cast,
        *,
        voice: str = "auto",
        rate: float = 1.0,
        hearing: Hearing = USUAL,
        shadowing: Shadowing = PLAIN,
        play: bool = False,
        offer: bool = True,
    ) -> None:
        super().__init__()
        self._book, self._cast = book, cast
        self._voice, self._rate, self._play, self._offer = voice, rate, play, offer
        self._hearing, self._shadowing = hearing, shadowing
        self.failure: Exception | None = None
        self.preferences = Preferences(book.library, self._complain)
        for colours in themes().values():
            self.register_theme(textual_theme(colours))
        self.theme = self.preferences.theme

    def get_default_screen(self) -> ReaderScreen:
        """The reader."""
        return ReaderScreen(
            self._book,
            self._cast,
            voice=self._voice,
            rate=self._rate,
            hearing=self._hearing,
            shadowing=self._shadowing,
            play=self._play,
            offer=self._offer,
            preferences=self.preferences,
        )

    def _complain(self, text: str) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.screen.notice(text)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: the story goes to the log, the place is kept, and one line tells (see `tui.run`).

        Textual would print the traceback over the terminal. Tests see it raised, as they should.
        """
        if self.is_headless:
            super()._handle_exception(error)
        elif self.failure is None:
            self.failure = error
            log.error("the reader failed", exc_info=error)
            self.action_interrupt()
            self.exit(1, return_code=1)

    def action_interrupt(self) -> None:
        """Leave as with q, from any screen."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.action_quit()
