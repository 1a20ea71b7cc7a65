"""The full-screen program: themes, and the screens in it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from langdu.session.reading.options import AS_IT_IS
from langdu.session.words.vocabulary import Vocabulary
from langdu.tui.base import TerminalApp
from langdu.tui.preferences import Preferences
from langdu.tui.screens.reading.reader import ReaderScreen

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.session import Book
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.voice.voice_provider import VoiceProvider


class ReaderApp(TerminalApp):
    """Reads one book; see `ReaderScreen` for the arguments.

    Attributes:
        painted: set once the reader has painted its first frame and takes keys.
    """

    preferences: Preferences

    def __init__(
        self,
        book: Book,
        library: Library,
        provider: VoiceProvider,
        options: ReadingOptions = AS_IT_IS,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        super().__init__()
        self.painted = threading.Event()
        self._book, self._library, self._provider, self._options = book, library, provider, options
        self._vocabulary = vocabulary or Vocabulary(library)
        self.preferences = Preferences(library, self._complain, options.pinyin_for)
        self.theme = self.preferences.theme

    def get_default_screen(self) -> ReaderScreen:
        """The reader."""
        options, preferences = self._options, self.preferences
        return ReaderScreen(self._book, self._library, self._provider, options, preferences, self._vocabulary)

    def _complain(self, text: str) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.screen.notice(text)

    def action_interrupt(self) -> None:
        """Leave as with q, from any screen."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.action_quit()
