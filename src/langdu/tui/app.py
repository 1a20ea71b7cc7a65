"""The full-screen program: themes, and the screens in it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.session.reading.shadowing import PLAIN
from langdu.tui.base import TerminalApp
from langdu.tui.preferences import Preferences
from langdu.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings
    from langdu.session import Book
    from langdu.session.reading.shadowing import Shadowing
    from langdu.tui.reading.voice_provider import VoiceProvider


class ReaderApp(TerminalApp):
    """Reads one book; see `ReaderScreen` for the arguments.

    Attributes:
        painted: set once the reader has painted its first frame and takes keys.
    """

    def __init__(
        self,
        book: Book,
        cast: VoiceProvider,
        *,
        voice: str = "auto",
        rate: float = 1.0,
        hearing: PlaybackSettings = DEFAULT_SETTINGS,
        shadowing: Shadowing = PLAIN,
        play: bool = False,
        offer: bool = True,
    ) -> None:
        super().__init__()
        self.painted = threading.Event()
        self._book, self._cast = book, cast
        self._voice, self._rate, self._play, self._offer = voice, rate, play, offer
        self._hearing, self._shadowing = hearing, shadowing
        self.preferences = Preferences(book.library, self._complain)
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

    def action_interrupt(self) -> None:
        """Leave as with q, from any screen."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.action_quit()
