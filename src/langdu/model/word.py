"""What dictionaries say of words, and what a learner knows of them.

A word is kept under its simplified form, see `langdu.hanzi.folded`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from langdu.model.syllable import Syllable

#: How well a word is known, in the numbers of LWT and Lute: 0 never marked, 1 to 4 being learned, 98 of no interest (a
#: name), 99 known. Their 5, the last step of learning, is kept as it is and shown as known.
WordStatus = Literal[0, 1, 2, 3, 4, 5, 98, 99]
NEW: WordStatus = 0
LEARNED: WordStatus = 5
IGNORED: WordStatus = 98
KNOWN: WordStatus = 99
WORD_STATUSES: tuple[WordStatus, ...] = (0, 1, 2, 3, 4, 5, 98, 99)
#: Statuses of words that need no help: no colour, no pinyin.
SETTLED_STATUSES: frozenset[WordStatus] = frozenset({LEARNED, IGNORED, KNOWN})
#: A list of words by level. "HSK 2025" is the examination syllabus in force since 2026, "HSK 2021" the national
#: standard GF 0025-2021; both are called HSK 3.0. "HSK 2.0" is the one before.
Syllabus = Literal["HSK 2025", "HSK 2021", "HSK 2.0"]
SYLLABUSES: tuple[Syllabus, ...] = ("HSK 2025", "HSK 2021", "HSK 2.0")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as a dictionary has it, with one reading.

    Attributes:
        word: in simplified characters.
        traditional: in traditional characters.
        syllables: its reading in the citation form, one a character but for erhua; empty where the dictionary gives
            none or it cannot be read.
        pinyin: the reading as the dictionary writes it.
        senses: its meanings, plain text without control characters, each on one line, in the dictionary's order.
        classifiers: the words that count it, in simplified characters.
        variant_of: the word that it is another form of; empty where it is none.
        dictionary: the name of the dictionary.
    """

    word: str
    traditional: str
    syllables: tuple[Syllable, ...]
    pinyin: str
    senses: tuple[str, ...]
    classifiers: tuple[str, ...] = ()
    variant_of: str = ""
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class WordLevel:
    """Where a syllabus has a word.

    Attributes:
        syllabus: which one.
        level: 1 to 6; 7 for the band 7 to 9, which no syllabus divides.
    """

    syllabus: Syllabus
    level: int


@dataclass(frozen=True, slots=True)
class WordFacts:
    """All that dictionaries know of one word.

    Attributes:
        word: in simplified characters.
        entries: the best first; several where it has several readings or several dictionaries have it.
        levels: in the order of `SYLLABUSES`.
        per_million: how often it comes in a million words of running text; None where that is not known.
    """

    word: str
    entries: tuple[Entry, ...] = ()
    levels: tuple[WordLevel, ...] = ()
    per_million: float | None = None


@dataclass(frozen=True, slots=True)
class SavedWord:
    """A word that the learner wants to keep.

    Attributes:
        word: in simplified characters.
        syllables: as it was read there, in the citation form.
        sentence: where it was met, as it is shown; empty where it was met nowhere.
        title: the text's title; empty as above.
        book: the library's id of the text; empty as above.
        start: the code point of the text where it stands; 0 as above.
        saved: when, in UTC.
    """

    word: str
    syllables: tuple[Syllable, ...]
    sentence: str
    title: str
    book: str
    start: int
    saved: datetime


@dataclass(frozen=True, slots=True)
class LookUp:
    """A word that was looked up, once.

    Attributes:
        word: in simplified characters.
        title: the text's title; empty where it was looked up from the shell.
        book: the library's id of the text; empty as above.
        start: the code point of the text; 0 as above.
        at: when, in UTC.
    """

    word: str
    title: str
    book: str
    start: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WordTones:
    """How a learner said a word's tones so far.

    Attributes:
        word: in simplified characters.
        syllables: its reading in the citation form.
        right: how often every tone that could be judged was right.
        missed: how often one was surely wrong.
        right_since_missed: how often it was right after the last miss.
    """

    word: str
    syllables: tuple[Syllable, ...]
    right: int
    missed: int
    right_since_missed: int

    @property
    def is_missed(self) -> bool:
        """Whether the tones are still to be learned: missed, and not yet right `TONES_LEARNED` times since."""
        return self.missed > 0 and self.right_since_missed < TONES_LEARNED


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the user wants a piece of text divided into words, wherever it stands.

    Attributes:
        text: two to `LONGEST_WORD_CHARACTERS` hanzi, in simplified characters.
        parts: its words in order, together `text`; one alone says that it is one word.
    """

    text: str
    parts: tuple[str, ...]


#: Characters of the longest word that a text is searched for.
LONGEST_WORD_CHARACTERS = 10
#: How often a word must be said right after a miss before it counts as known by its tones.
TONES_LEARNED = 3
