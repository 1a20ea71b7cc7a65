"""The reader screen's word card: opened by enter or a click, it follows the cursor until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.session.words.look_up.maker import CardMaker
from langdu.session.words.look_up.making import provisional
from langdu.session.words.look_up.word_in_sentence import word_at
from langdu.tui.screens.words.card_keys import CardKeys
from langdu.tui.screens.words.card_requests import CardRequests
from langdu.tui.widgets.words.card_panel import CardPanel, is_beside, width_of
from langdu.tui.widgets.words.card_text import CardInks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from langdu.session.words.look_up.word_card import WordCard
    from langdu.session.words.look_up.word_in_sentence import WordInSentence
    from langdu.tui.screens.reading.reader import ReaderScreen


class LookingUp:
    """Shows the card of the word at the cursor, and follows the cursor while it is open."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen, self._maker = screen, CardMaker(screen.book, screen.library)
        self._requests = CardRequests(screen, self._maker, self._made, self._counted)
        self._keys = CardKeys(screen, self._maker)
        self._panel: CardPanel | None = None
        self._looked_up: WordInSentence | None = None
        self._told_troubles = False
        #: Whether a look-up waits for its sentence to be read; blocks that cannot be read.
        self._waits, self._given_up = False, set[int]()
        screen.navigator.cursor_moved = self.follow
        screen.vocabulary.on_change(self._marked)

    @property
    def is_open(self) -> bool:
        """Whether a card shows."""
        return self._panel is not None

    # Which word

    def toggle(self) -> None:
        """Look the word at the cursor up; the card of one that was looked up goes."""
        met = self._met()
        if self.is_open and _same(met, self._looked_up):
            self.close()
        else:
            self._show(met, keeps=True)

    def click(self) -> None:
        """Look the word at the cursor up, by the mouse: a second click on a word reads from there."""
        met = self._met()
        if self.is_open and _same(met, self._looked_up):
            self._screen.action_play_cursor()
        else:
            self._show(met, keeps=True)

    def follow(self) -> None:
        """The cursor was moved: the card of the word that it is at now, where one shows. No look-up."""
        if self.is_open:
            self._show(self._met(), keeps=False)

    def renew(self, failed: Sequence[int]) -> None:
        """Sentences were read in full, but those of the blocks `failed`: the card tells more, or other things."""
        self._given_up.update(failed)
        met = self._met() if self.is_open else None
        if met is not None and self._is_read(met):
            self._show(met, keeps=self._waits)

    def _met(self) -> WordInSentence | None:
        """The word at the cursor."""
        navigator, book = self._screen.navigator, self._screen.book
        if navigator.cursor is None:
            return None
        sentence = navigator.sentence(book.at(navigator.cursor))
        return None if sentence is None else word_at(sentence, navigator.cursor)

    def _is_read(self, met: WordInSentence) -> bool:
        """Whether the words of its sentence are known, or will not be."""
        book = self._screen.book
        block = book.document.blocks.at(met.span.start)
        return not met.sentence.is_spoken or block in self._given_up or book.annotated(block) is not None

    # Its card

    def _show(self, met: WordInSentence | None, *, keeps: bool) -> None:
        if met is None:
            self._screen.notice("here is no word; , and . move the cursor")
            return
        is_kept = not keeps and _same(met, self._looked_up)
        self._looked_up = met if keeps else self._looked_up
        panel, is_read = self._panel or self._opened(), self._is_read(met)
        self._waits = keeps and not is_read
        if panel.card is None or not is_read:
            panel.show(provisional(met))
        if is_read:
            self._requests.ask(met, keeps=keeps, is_kept=is_kept)
        else:
            self._requests.drop()  # its words are not known yet; the card is renewed when they are

    def _made(self, card: WordCard) -> None:
        if self._panel is not None:
            self._panel.show(self._known(card))
        if not self._told_troubles and self._maker.troubles:
            self._told_troubles = True
            self._screen.notice("; ".join(self._maker.troubles))

    def _counted(self, places: int) -> None:
        if self._panel is not None and self._panel.card is not None:
            self._panel.add(self._panel.card.counted(places))

    def _known(self, card: WordCard) -> WordCard:
        """The card with what the learner knows of its word."""
        vocabulary = self._screen.vocabulary
        return card.known(vocabulary.status(card.word), is_missed=vocabulary.is_missed(card.word))

    def _marked(self, words: frozenset[str]) -> None:
        """Words have another status."""
        if self._panel is not None and (card := self._panel.card) is not None and card.word in words:
            self._panel.add(self._known(card))

    def do(self, what: str, which: str | int) -> None:
        """What a key of the card asks for; see `CardPanel.Asked`."""
        panel = self._panel
        if what == "close":
            self.close()
        elif panel is not None and panel.card is not None:
            self._keys.do(panel, panel.card, what, which)

    # Coming and going

    def _opened(self) -> CardPanel:
        screen = self._screen
        panel = self._panel = CardPanel(self._inks())
        self.fit(screen.app.size)
        screen.mount(panel, after=screen.view)
        screen.navigator.pins_cursor = True
        screen.fit(screen.app.size)
        panel.focus()
        return panel

    def close(self) -> None:
        """Leave the question that is asked, or the card."""
        panel, screen = self._panel, self._screen
        if panel is None or self._keys.choosing.leave(panel):
            return
        self._requests.drop()
        self._panel = self._looked_up = None
        panel.remove()
        screen.navigator.pins_cursor = False
        screen.fit(screen.app.size)
        screen.view.focus()

    def end(self) -> None:
        """The screen goes."""
        self._requests.drop()
        self._keys.end()

    def columns(self, size: Size) -> int:
        """The columns that a card takes from the text on a screen of a size."""
        return width_of(size) if self.is_open and is_beside(size) else 0

    def fit(self, size: Size) -> None:
        """Take the room that there is."""
        if self._panel is not None:
            self._panel.fit(size)
            self._screen.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        """The line of the word stays where it can be seen."""
        cursor = self._screen.navigator.cursor
        if self.is_open and cursor is not None:
            self._screen.view.keep_in_view(cursor)

    def take_focus(self) -> None:
        """The card's keys are in use as long as it shows."""
        if self._panel is not None:
            self._panel.focus()

    def repaint(self) -> None:
        """The colours have changed."""
        if self._panel is not None:
            self._panel.repaint(self._inks())

    def _inks(self) -> CardInks:
        return CardInks(self._screen.app.theme_variables, self._screen.view.inks.tones)


def _same(one: WordInSentence | None, other: WordInSentence | None) -> bool:
    return one is not None and other is not None and one.span == other.span
