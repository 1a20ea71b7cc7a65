"""Another reading chosen on the word card: how far it is to hold, and how many places that touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError, UsageError
from langdu.model import Correction
from langdu.pinyin import marked
from langdu.session.words.look_up.occurrences import times
from langdu.tui.screens.reading.choices import SCOPES, touched

if TYPE_CHECKING:
    from langdu.session.words.look_up.word_card import OtherReading, OtherWord, WordCard
    from langdu.tui.screens.reading.reader import ReaderScreen
    from langdu.tui.widgets.words.card_panel import CardPanel


class Choosing:
    """Asks how far a reading holds, and sets it."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._reading: OtherReading | None = None

    def ask(self, panel: CardPanel, card: WordCard, reading: OtherReading) -> None:
        """Ask on the card how far a reading is to hold."""
        self._reading = reading
        places = card.places if card.places is not None else times(self._screen.book, card.met.text)
        answers = (f"{scope}: {touched(number, places)}" for number, scope in enumerate(SCOPES))
        panel.show(card, (f"Read {card.met.text} as {_pinyin(reading)}?", *answers))

    def cut(self, card: WordCard, word: OtherWord) -> None:
        """Join or divide the text as another word asks, wherever it stands."""
        cut, screen = word.cut(card.met), self._screen
        try:
            screen.book.cut(cut)
            told = ""
        except UsageError as error:
            screen.notice(str(error))
            return
        except LangduError as error:
            told = f" · it holds for now, but could not be kept: {error}"
        done = "is one word" if len(cut.parts) == 1 else f"is divided {' '.join(cut.parts)}"
        places = touched(1, times(screen.book, word.word.hanzi if word.joins else card.met.hanzi))
        screen.notice(f"{cut.text} {done} from now on, in this text in {places}{told}")
        screen.view.reread()
        screen.navigator.again()

    def leave(self, panel: CardPanel) -> bool:
        """Take the question back; whether there was one."""
        was_asked, self._reading = self._reading is not None, None
        if was_asked and panel.card is not None:
            panel.show(panel.card)
        return was_asked

    def settle(self, panel: CardPanel, card: WordCard, scope: int) -> None:
        """Set the reading, here (0), in this book (1) or everywhere (2)."""
        reading = self._reading
        if reading is None:
            return
        self.leave(panel)
        start = card.met.span.start if scope == 0 else None
        book = self._screen.book.id if scope < len(SCOPES) - 1 else None
        self._screen.correcting.keep(Correction(card.met.text, reading.syllables, book, start))
        self._screen.notice(f"{card.met.text} is read {_pinyin(reading)} {SCOPES[scope]}; e takes another reading")


def _pinyin(reading: OtherReading) -> str:
    return " ".join(map(marked, reading.syllables))
