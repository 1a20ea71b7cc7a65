"""The reader's corrections: the next gloss that was overruled, the reading under the cursor, another in its place."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.session.text.finding.conflicts import next_conflict

if TYPE_CHECKING:
    from langdu.model import Correction
    from langdu.tui.screens.reading.reader import ReaderScreen


class Correcting:
    """Corrects readings of the book on `screen`."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen

    def next_conflict(self) -> None:
        """To the next character whose reading is in doubt; looked for in a thread, since it may be far."""
        cursor = self._screen.navigator.cursor
        threading.Thread(target=self._look, args=(-1 if cursor is None else cursor,), daemon=True).start()

    def _look(self, after: int) -> None:
        screen = self._screen
        try:
            target = next_conflict(screen.book, after)
        except CancelledError:
            return  # the book was closed
        if target is None:
            screen.home.call(screen.notice, "no gloss was overruled, and no reading is unsure, from here to the end")
        else:
            screen.home.call(screen.navigator.visit, target)

    def ask(self) -> None:
        """Explain the reading under the cursor, and take another."""
        from langdu.session.words.look_up.occurrences import times
        from langdu.tui.screens.reading.choices import subject
        from langdu.tui.screens.reading.correct import CorrectScreen

        book, navigator = self._screen.book, self._screen.navigator
        cursor = navigator.cursor
        sentence = None if cursor is None else navigator.sentence(book.at(cursor))
        found = None if sentence is None or cursor is None else subject(sentence, cursor)
        if found is None or sentence is None:
            self._screen.notice("here is no single character with a reading; , and . move the cursor")
            return
        candidates = book.candidates(sentence, found.reading)
        self._screen.app.push_screen(
            CorrectScreen(found, candidates, book.id, lambda text: times(book, text)), self._corrected
        )

    def _corrected(self, correction: Correction | None) -> None:
        if correction is not None:
            self.keep(correction)

    def keep(self, correction: Correction) -> None:
        """Keep a correction, and show and say what it changes."""
        try:
            self._screen.book.correct(correction)
        except LangduError as error:
            self._screen.notice(f"the correction holds for now, but could not be kept: {error}")
        self._screen.view.reread()
        self._screen.navigator.again()
