"""Which words of a text have notes of their own when it is exported as cards."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.library.words import SavedWords, WordStatuses
from langdu.library.words.changes import last_changed
from langdu.model import LEARNED, NEW, ExportedWord
from langdu.session.words.cards.meanings import entry_of
from langdu.session.words.sentence_words import parts, sentence_words, word_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from langdu.library import Library
    from langdu.model import SavedWord, Sentence, Syllable, WordNotes, WordStatus
    from langdu.session.export.options import WordChoice
    from langdu.session.text.book import Book
    from langdu.session.words.cards.meanings import WordDictionary
    from langdu.session.words.sentence_words import SentenceWord

#: A word and its reading.
Key = tuple[str, tuple["Syllable", ...]]


@dataclass(frozen=True, slots=True)
class MetWord:
    """A saved word.

    Attributes:
        start: where it was met, a code point of the text that is exported; -1 for elsewhere.
        source: what that text is called, if it is not the one that is exported.
    """

    start: int = -1
    source: str = ""


class ExportedWords:
    """The words of one export; each comes with the sentence in which it was met, else with the first that has it.

    Args:
        choice: which words.
        dictionary: who tells what they mean.
        saved: the saved words.
        statuses: how well words are known.
        changed: when a word was last saved or marked, in UTC.
        notes: whether sentences have notes too.
    """

    def __init__(
        self,
        choice: WordChoice,
        dictionary: WordDictionary,
        saved: Mapping[Key, MetWord],
        statuses: Mapping[str, WordStatus],
        changed: datetime | None = None,
        notes: WordNotes = "beside",
    ) -> None:
        self._choice, self._dictionary, self._saved, self._statuses = choice, dictionary, saved, statuses
        self._places = sorted((met.start, key[0]) for key, met in saved.items() if met.start >= 0)
        self._written = set[Key]()
        self.changed, self.notes = changed, notes

    def of(self, sentence: Sentence) -> tuple[ExportedWord, ...]:
        """The words that have their notes with a sentence, which is the next of the export."""
        unwritten = (there for there in sentence_words(sentence) if (there.word, there.citation) not in self._written)
        found = [word for there in unwritten for word in self._wanted(there)]
        words = [word for word in (*self._met(sentence), *found) if self._is_first(word, sentence)]
        return tuple(map(self._exported, sorted(words, key=lambda word: word.span)))

    def _met(self, sentence: Sentence) -> Iterator[SentenceWord]:
        """The words that were met in a sentence, however it is cut now."""
        first = bisect_left(self._places, (sentence.span.start, ""))
        last = bisect_left(self._places, (sentence.span.end, ""))
        found = (word_in(sentence, start, word) for start, word in self._places[first:last])
        return (there for there in found if there is not None and self._is_saved(there))

    def _wanted(self, there: SentenceWord) -> Iterator[SentenceWord]:
        """A word, or saved ones inside it."""
        if self._is_saved(there) or self._has_status(there.word):
            yield there
        else:
            yield from (part for part in parts(there) if self._is_saved(part))

    def _has_status(self, word: str) -> bool:
        """Whether a word is wanted because it is being learned, or new."""
        status = self._statuses.get(word, NEW)
        if status == NEW:
            return self._choice == "all-new" and bool(self._dictionary.entries(word))
        return self._choice != "saved" and status < LEARNED

    def _is_saved(self, there: SentenceWord) -> bool:
        return (there.word, there.citation) in self._saved or (there.word, ()) in self._saved

    def _is_first(self, word: SentenceWord, sentence: Sentence) -> bool:
        """Whether its note is written now: once, and where it was met if that is in this text."""
        key = (word.word, word.citation)
        met = self._saved.get(key, MetWord()).start
        if key in self._written or (met >= 0 and not sentence.span.start <= met < sentence.span.end):
            return False
        self._written.add(key)
        return True

    def _exported(self, word: SentenceWord) -> ExportedWord:
        entry = entry_of(self._dictionary, word.text, word.citation)
        traditional, senses = ("", ()) if entry is None else (entry.traditional, entry.senses)
        source = self._saved.get((word.word, word.citation), MetWord()).source
        return ExportedWord(word.word, word.text, word.span, word.citation, traditional, senses, source)


def exported_words(
    choice: WordChoice | None, book: Book, library: Library, dictionary: WordDictionary, *, is_whole: bool
) -> ExportedWords | None:
    """The words of a book's export.

    Args:
        choice: which words; None for the saved ones, if there are any.
        book: the text.
        library: where saved words and statuses are.
        dictionary: see above.
        is_whole: whether the whole text is exported, and so every place in which a word was met.

    Returns:
        None where there are none to be written.

    Raises:
        OutputFailed: the library cannot be used.
    """
    saved = SavedWords(library).all()
    if choice == "none" or (not saved and choice in (None, "saved")):
        return None
    here = [one for one in saved if is_whole and one.book and one.book == book.id]
    read = dict(zip(here, book.read_at([one.start for one in here]), strict=True))
    met: dict[Key, MetWord] = {
        (one.word, one.syllables): MetWord(one.start if _is_there(read.get(one), one) else -1) for one in saved
    }
    return ExportedWords(choice or "saved", dictionary, met, WordStatuses(library).all(), last_changed(library))


def _is_there(sentence: Sentence | None, saved: SavedWord) -> bool:
    """Whether a sentence that is read aloud still has the word where it was met."""
    there = word_in(sentence, saved.start, saved.word) if sentence is not None and sentence.is_spoken else None
    return there is not None and there.citation == saved.syllables
