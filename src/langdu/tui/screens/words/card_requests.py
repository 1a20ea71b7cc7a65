"""Has cards made in threads, so that no key waits for a dictionary."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.session.words.look_up.occurrences import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.session.words.look_up.maker import CardMaker
    from langdu.session.words.look_up.word_card import WordCard
    from langdu.session.words.look_up.word_in_sentence import WordInSentence
    from langdu.tui.screens.reading.reader import ReaderScreen

log = logging.getLogger("langdu.tui")


class CardRequests:
    """Makes the cards that a screen asks for, one at a time; only the one that was asked for last is told of.

    Args:
        screen: who asks, in its thread.
        maker: makes them.
        made: called with a card, in the screen's thread.
        counted: called with how often the word of that card stands in the text, in the screen's thread.
    """

    def __init__(
        self,
        screen: ReaderScreen,
        maker: CardMaker,
        made: Callable[[WordCard], None],
        counted: Callable[[int], None],
    ) -> None:
        self._screen, self._maker, self._made, self._counted = screen, maker, made, counted
        self._making = threading.Lock()
        self._turn = 0

    def ask(self, met: WordInSentence, *, keeps: bool, is_kept: bool) -> None:
        """Have a card made.

        Args:
            met: the word.
            keeps: whether it is a look-up, to be kept.
            is_kept: whether the last look-up of the word is this one.
        """
        self.drop()
        threading.Thread(target=self._make, args=(self._turn, met, keeps, is_kept), daemon=True).start()

    def drop(self) -> None:
        """What was asked for is not wanted any more."""
        self._turn += 1

    def _make(self, turn: int, met: WordInSentence, keeps: bool, is_kept: bool) -> None:
        screen = self._screen
        try:
            with self._making:
                if turn != self._turn:
                    return
                card = self._maker.card(met, is_kept=is_kept)
                screen.home.call(self._tell, turn, self._made, card)
                if keeps and card.is_word:
                    self._maker.keep(card)
            screen.home.call(self._tell, turn, self._counted, times(screen.book, met.text))
        except LangduError as error:
            screen.home.call(screen.notice, str(error))
        except CancelledError:
            return  # the book was closed
        except Exception as error:  # a thread's edge: it must be told, and must not end the reader
            log.exception("looking a word up")
            screen.home.call(screen.notice, f"it cannot be looked up: {type(error).__name__}: {error}")

    def _tell(self, turn: int, told: Callable[[object], None], what: object) -> None:
        if turn == self._turn:
            told(what)
