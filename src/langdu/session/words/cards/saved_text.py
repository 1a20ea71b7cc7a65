"""The saved words with their sentences as a text of its own, to be exported like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.library.words import SavedWords, WordStatuses
from langdu.library.words.changes import last_changed
from langdu.model import Correction, one_line
from langdu.session.text.opening.open import book_from_text
from langdu.session.words.cards.exported import ExportedWords, MetWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library import Library
    from langdu.model import SavedWord
    from langdu.session.text.book import Book
    from langdu.session.words.cards.exported import Key
    from langdu.session.words.cards.meanings import WordDictionary

#: What the text is called.
TITLE = "saved words"


def saved_text(library: Library, dictionary: WordDictionary) -> tuple[Book, ExportedWords]:
    """A text of the sentences in which words were met, the first one saved first, and its words.

    A word that was met in no sentence stands alone. Words are read as they were when they were saved.

    Args:
        library: where they are.
        dictionary: who tells what they mean.

    Raises:
        OutputFailed: the library cannot be used.
    """
    saved = SavedWords(library).all()[::-1]
    sentences = dict.fromkeys(map(_sentence, saved))
    book = book_from_text("".join(f"{sentence}\n\n" for sentence in sentences), TITLE)
    starts = dict(_starts(book.document.source, sentences))
    met: dict[Key, MetWord] = {}
    for one in saved:
        start = starts[_sentence(one)]
        at = start + _place(one) if start >= 0 else -1
        met[one.word, one.syllables] = MetWord(at, one.title)
        if at >= 0 and one.syllables:
            text = book.document.source[at : at + len(one.word)]
            book.correct(Correction(text, one.syllables, start=at))
    return book, ExportedWords("saved", dictionary, met, WordStatuses(library).all(), last_changed(library), "alone")


def _sentence(one: SavedWord) -> str:
    """Where it was met, if the word is still whole in it; else the word."""
    sentence = one_line(one.sentence)
    return sentence if one.word in folded(sentence) else one_line(one.word)


def _place(one: SavedWord) -> int:
    return max(0, folded(_sentence(one)).find(one.word))


def _starts(source: str, sentences: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Where each sentence stands in the text; -1 for one that the text has otherwise."""
    at = 0
    for sentence in sentences:
        found = source.find(sentence, at)
        at = max(at, found + len(sentence))
        yield sentence, found
