"""Which words of a text have notes of their own when it is exported as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.library.words import SavedWords, WordStatuses
from langdu.library.words.changes import last_changed
from langdu.model import LEARNED, NEW, ExportedWord
from langdu.session.words.meanings import entry_of
from langdu.session.words.sentence_words import parts, sentence_words, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from langdu.library import Library
    from langdu.model import Sentence, Syllable, WordNotes, WordStatus
    from langdu.session.export.options import WordChoice
    from langdu.session.text.book import Book
    from langdu.session.words.meanings import WordDictionary
    from langdu.session.words.sentence_words import SentenceWord

#: A word and its reading.
Key = tuple[str, tuple["Syllable", ...]]


class ExportedWords:
    """The words of one export; each comes with the sentence in which it was saved, else with the first that has it.

    Args:
        choice: which words.
        dictionary: who tells what they mean.
        saved: the saved words, and where in this text each was met; -1 for elsewhere.
        statuses: how well words are known.
        changed: when a word was last saved or marked, in UTC.

    Attributes:
        notes: whether sentences have notes too.
        changed: see above.
    """

    notes: WordNotes = "beside"

    def __init__(
        self,
        choice: WordChoice,
        dictionary: WordDictionary,
        saved: Mapping[Key, int],
        statuses: Mapping[str, WordStatus],
        changed: datetime | None = None,
    ) -> None:
        self._choice, self._dictionary, self._saved, self._statuses = choice, dictionary, saved, statuses
        self._written = set[Key]()
        self.changed = changed

    def of(self, sentence: Sentence) -> tuple[ExportedWord, ...]:
        """The words that have their notes with a sentence, which is the next of the export."""
        found = [word for there in sentence_words(sentence) for word in self._wanted(there)]
        return tuple(self._exported(word) for word in found if self._is_first(word, sentence))

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
        met = self._saved.get(key, -1)
        if key in self._written or (met >= 0 and not sentence.span.start <= met < sentence.span.end):
            return False
        self._written.add(key)
        return True

    def _exported(self, word: SentenceWord) -> ExportedWord:
        entry = entry_of(self._dictionary, word.text, word.citation)
        traditional, senses = ("", ()) if entry is None else (entry.traditional, entry.senses)
        return ExportedWord(word.word, word.text, word.span, word.citation, traditional, senses)


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
    met: dict[Key, int] = {
        (one.word, one.syllables): one.start if _is_there(read.get(one), one.start, (one.word, one.syllables)) else -1
        for one in saved
    }
    return ExportedWords(choice or "saved", dictionary, met, WordStatuses(library).all(), last_changed(library))


def _is_there(sentence: Sentence | None, start: int, key: Key) -> bool:
    """Whether a sentence that is read aloud still has the word where it was met."""
    there = word_at(sentence, start, key[0]) if sentence is not None and sentence.is_spoken else None
    return there is not None and there.citation == key[1]
