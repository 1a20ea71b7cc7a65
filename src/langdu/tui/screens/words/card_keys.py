"""What the keys of the word card do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.session.words.look_up.hearing import WordVoice
from langdu.session.words.look_up.word_card import OtherReading
from langdu.tui.screens.words.choosing import Choosing

if TYPE_CHECKING:
    from langdu.session.words.look_up.maker import CardMaker
    from langdu.session.words.look_up.word_card import WordCard
    from langdu.tui.screens.reading.reader import ReaderScreen
    from langdu.tui.widgets.words.card_panel import CardPanel


class CardKeys:
    """Does what is asked for on the card of a reader screen; `maker` keeps saved words."""

    def __init__(self, screen: ReaderScreen, maker: CardMaker) -> None:
        self._screen, self._maker = screen, maker
        self.choosing = Choosing(screen)
        home = screen.home
        self._voice = WordVoice(
            screen.controller, lambda text: home.call(screen.notice, text), lambda: home.call(screen.navigator.wake)
        )

    def do(self, panel: CardPanel, card: WordCard, what: str, which: str | int) -> None:
        """What a key asks for; see `CardPanel.Asked`."""
        if isinstance(which, int):
            self._choose(panel, card, what, which)
        elif what == "hear":
            self._hear(card, which)
        elif what == "save":
            self._save(panel, card)
        elif what == "places":
            self._places(card)
        elif what == "practise":
            self._practise(card)
        else:
            self._screen.action_play_cursor()

    def _choose(self, panel: CardPanel, card: WordCard, what: str, number: int) -> None:
        if what == "scope":
            self.choosing.settle(panel, card, number)
        elif isinstance(choice := card.choices[number], OtherReading):
            self.choosing.ask(panel, card, choice)
        else:
            self.choosing.cut(card, choice)

    def _hear(self, card: WordCard, which: str) -> None:
        word = card.met.syllable() if which == "syllable" else card.met
        if trouble := self._voice.hear(word, slow=which == "slow"):
            self._screen.notice(trouble)
        self._screen.navigator.wake()

    def _save(self, panel: CardPanel, card: WordCard) -> None:
        if not card.is_word:
            self._screen.notice("here is no word to save")
            return
        try:
            saved = self._maker.save(card)
        except LangduError as error:
            self._screen.notice(f"it could not be kept: {error}")
            return
        panel.add(card.kept(saved))
        self._screen.notice(f"{card.met.text} is saved; S forgets it" if saved else f"{card.met.text} is saved no more")

    def _places(self, card: WordCard) -> None:
        from langdu.tui.screens.words.occurrences import OccurrencesScreen

        places = OccurrencesScreen(self._screen.book, card.met, self._screen.view.inks.tones)
        self._screen.app.push_screen(places, self._chosen)

    def _chosen(self, start: int | None) -> None:
        if start is not None:
            self._screen.finding.jump(start)

    def _practise(self, card: WordCard) -> None:
        from langdu.tui.screens.reading.practising import practise

        if card.met.readings:
            practise(self._screen, card.met)
        else:
            self._screen.notice("this is not read aloud; nothing is to be said")

    def end(self) -> None:
        """Say no more."""
        self._voice.close()
