"""The learner's words as items of a drill: tones to hear and to say, and meanings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from langdu.hanzi import folded
from langdu.model import UNKNOWN
from langdu.practice import drills
from langdu.practice.drills.items import pattern
from langdu.practice.drills.meanings import meaning_items
from langdu.practice.drills.rivals import rivals
from langdu.session.words.cards.meanings import word_meanings
from langdu.session.words.cards.words_of_book import WordFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.library.words.own_words import OwnWord
    from langdu.practice.drills import DrillItem, DrillWord
    from langdu.practice.drills.meanings import WordMeaning
    from langdu.session.text.book import Book
    from langdu.session.words.cards.meanings import WordDictionary

#: Words that a session chooses from, more than it has time for: first so many of the newest, then those that are due.
MOST_WORDS, NEWEST_WORDS = 80, 30
#: Syllables of the longest word that is drilled: nobody tells the tones of more by ear.
LONGEST_SYLLABLES = 8
#: What of words is drilled.
WordPart = Literal["tones", "meaning"]
WORD_PARTS: tuple[WordPart, ...] = ("tones", "meaning")


@dataclass(frozen=True, slots=True)
class WordCourse:
    """Which words are drilled, and what of them.

    Attributes:
        book: the text whose words they are; None for all.
        only_saved: whether only saved words are dealt.
        parts: tones, meanings, or both.
    """

    book: Book | None = None
    only_saved: bool = False
    parts: tuple[WordPart, ...] = WORD_PARTS


def word_items(
    words: Iterable[OwnWord], course: WordCourse, dictionary: WordDictionary, due: Sequence[str] = ()
) -> list[DrillItem]:
    """The items of the learner's words, the newest word first, its tones before its meanings.

    Args:
        words: the newest first.
        course: which are wanted.
        dictionary: who tells what they mean.
        due: ids of cards that are due, those due longest first.
    """
    chosen = list(islice(_chosen(_in_turn(words, due), course, dictionary), MOST_WORDS))
    chosen.sort(key=lambda row: row[0].at, reverse=True)
    meanings: dict[DrillWord, WordMeaning] = {}
    pool: list[WordMeaning] = []
    if "meaning" in course.parts:
        meanings = {one.word: one for one in word_meanings(dictionary, (word for _, word in chosen))}
        pool = [*meanings.values(), *word_meanings(dictionary, _table_words())]
    return [item for own, word in chosen for item in _items(own, word, course, meanings.get(word), pool)]


def _in_turn(words: Iterable[OwnWord], due: Sequence[str]) -> list[OwnWord]:
    """The newest words, then those with cards that are due, then the others."""
    rest = list(words)
    newest, rest = rest[:NEWEST_WORDS], rest[NEWEST_WORDS:]
    turns = {folded(card.split(":")[2]): turn for turn, card in reversed(list(enumerate(due))) if card.count(":") == 3}
    return [*newest, *sorted(rest, key=lambda own: turns.get(own.word, len(due)))]


def _items(
    own: OwnWord, word: DrillWord, course: WordCourse, meaning: WordMeaning | None, pool: Sequence[WordMeaning]
) -> Iterator[DrillItem]:
    if "tones" in course.parts:
        yield drills.DrillItem("words", pattern(s.tone for s in word.citation), word, is_missed=own.is_missed)
    if meaning is not None:
        yield from meaning_items(meaning, rivals(meaning, pool))


def _chosen(
    words: Iterable[OwnWord], course: WordCourse, dictionary: WordDictionary
) -> Iterator[tuple[OwnWord, DrillWord]]:
    asked = [own for own in words if own.is_saved or not course.only_saved]
    if course.book is None:
        found = ((own, _by_itself(own, dictionary)) for own in asked)
    else:
        read = WordFinder(course.book).found(asked)
        found = ((own, drills.DrillWord(there.text, there.citation, there.citation)) for own, there in read)
    return ((own, word) for own, word in found if _is_fit(word))


def _by_itself(own: OwnWord, dictionary: WordDictionary) -> DrillWord:
    """A word without its text; where only its status is known, in the reading that the dictionary has first."""
    entries = () if own.syllables else dictionary.entries(own.word)
    syllables = own.syllables or next((entry.syllables for entry in entries if entry.syllables), ())
    return drills.DrillWord(own.word, syllables, syllables)


def _is_fit(word: DrillWord) -> bool:
    """Whether it can be drilled: with a tone on each syllable, and not too long."""
    return 0 < len(word.citation) <= LONGEST_SYLLABLES and all(s.tone != UNKNOWN for s in word.citation)


def _table_words() -> Iterator[DrillWord]:
    """The words of the other drills, to stand beside the learner's: everyday ones of one and two characters."""
    for kind in ("pairs", "minimal", "neutral"):
        for item in drills.items(kind):
            yield item.word
            yield from item.rivals
