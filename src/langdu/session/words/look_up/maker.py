"""Makes the cards of a book's words, with what the library keeps of them; keeps look-ups and saved words."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.session.words.look_up.making import card_of

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.session.text.book import Book
    from langdu.session.words.look_up.making import WordSource
    from langdu.session.words.look_up.word_card import WordCard
    from langdu.session.words.look_up.word_in_sentence import WordInSentence


class CardMaker:
    """Makes cards, in any thread but one at a time; the first one opens the dictionaries.

    Args:
        book: whose words.
        library: where look-ups and saved words are kept.
        dictionaries: what is asked; by default all that are installed.
    """

    def __init__(self, book: Book, library: Library, dictionaries: WordSource | None = None) -> None:
        self._book, self._library, self._given = book, library, dictionaries
        self._counts: dict[str, int] | None = None

    @cached_property
    def dictionaries(self) -> WordSource:
        """What is asked."""
        if self._given is not None:
            return self._given
        from langdu.dictionary import Dictionaries

        return Dictionaries.installed()

    @property
    def troubles(self) -> tuple[str, ...]:
        """A line on each dictionary that is left out."""
        return tuple(getattr(self.dictionaries, "troubles", ()))

    def card(self, met: WordInSentence, *, is_kept: bool = False) -> WordCard:
        """The card of a word; blocks.

        Args:
            met: the word.
            is_kept: whether the last look-up of it is the one that this card belongs to, and so none before.
        """
        card = card_of(met, self.dictionaries, self._book.cuts)
        if not card.is_word:
            return card
        before = self._looked_up().get(card.word, 0) - is_kept
        return replace(card, look_ups=max(0, before), is_saved=self._is_saved(card.word))

    def keep(self, card: WordCard) -> None:
        """Keep that a word was looked up.

        Raises:
            OutputFailed: it could not be stored.
        """
        from langdu.library.words import LookUps

        self._looked_up()[card.word] = card.look_ups + 1
        LookUps(self._library).keep(card.word, self._book.title, self._book.id, card.span.start)

    def _looked_up(self) -> dict[str, int]:
        """How often each word was looked up; asked of the library once."""
        from langdu.library.words import LookUps

        if self._counts is None:
            try:
                self._counts = LookUps(self._library).counts()
            except LangduError:
                self._counts = {}
        return self._counts

    def _is_saved(self, word: str) -> bool:
        from langdu.library.words import SavedWords

        try:
            return bool(SavedWords(self._library).of(word))
        except LangduError:
            return False  # the card shows all the same

    def save(self, card: WordCard) -> bool:
        """Save a word as it is read here, or forget it where it is saved; whether it is saved now.

        Raises:
            OutputFailed: it could not be stored.
        """
        from langdu.library.words import SavedWords

        saved, met = SavedWords(self._library), card.met
        if card.is_saved:
            saved.forget([card.word])
        else:
            sentence, book = met.sentence.text.strip(), self._book
            saved.save(card.word, met.citation, sentence, book.title, book.id, met.span.start)
        return not card.is_saved
