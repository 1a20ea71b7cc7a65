"""Which of the learner's words stand in a text, and how they are read there."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import HANZI
from langdu.session.words.sentence_words import word_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.own_words import OwnWord
    from langdu.model import Document
    from langdu.session.text.book import Book
    from langdu.session.words.sentence_words import SentenceWord

#: Places that are looked at for a word: characters that stand side by side are no word at most of them, 买 in 买卖.
PLACES = 24
#: Sentences that are read at once.
AT_ONCE = 4


class WordFinder:
    """Finds words in a book. The first search takes a moment in a long text: its hanzi are put side by side.

    Args:
        book: the text.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._hanzi, self._offsets = _hanzi(book.document)

    def found(self, words: Iterable[OwnWord]) -> Iterator[tuple[OwnWord, SentenceWord]]:
        """The words that the book has in the reading in question, in the same order, each as it is read there."""
        for word in words:
            there = self.find(word)
            if there is not None:
                yield word, there

    def find(self, word: OwnWord) -> SentenceWord | None:
        """A word as it is read where the text has it first; None where it has not."""
        places = list(self._places(word.word))
        for first in range(0, len(places), AT_ONCE):
            offsets = places[first : first + AT_ONCE]
            for offset, sentence in zip(offsets, self._book.read_at(offsets), strict=True):
                there = None if sentence is None else word_at(sentence, offset, word.word)
                if there and there.citation == (word.syllables or there.citation):
                    return there
        return None

    def _places(self, word: str) -> Iterator[int]:
        """The code points of the text where its characters stand, the first `PLACES` of them."""
        at, count = self._hanzi.find(word), 0
        while at >= 0 and count < PLACES:
            yield self._offsets[at]
            at, count = self._hanzi.find(word, at + 1), count + 1


def _hanzi(document: Document) -> tuple[str, array[int]]:
    """The text's hanzi in simplified form, without glosses and signs between them, and where each stands."""
    matches = list(HANZI.finditer(document.source))
    return folded("".join(match.group() for match in matches)), array("I", (match.start() for match in matches))
