"""What dictionaries say of a word as it is read, for cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.hanzi import folded
from langdu.model import NEUTRAL
from langdu.practice.drills.meanings import WordMeaning, told_senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from langdu.model import Entry, Syllable, WordFacts
    from langdu.practice.drills import DrillWord


class WordDictionary(Protocol):
    """Who knows words; `langdu.dictionary.Dictionaries` is one."""

    def facts(self, word: str) -> WordFacts:
        """All that is known of a word."""

    def entries(self, word: str, syllables: Sequence[Syllable] = ()) -> tuple[Entry, ...]:
        """The entries of a word, those of a reading first."""


def entry_of(dictionary: WordDictionary, word: str, syllables: Sequence[Syllable]) -> Entry | None:
    """The best entry of a word in the reading that it has; None where no dictionary has it so.

    The tones may differ: dictionaries do not agree on which syllables are neutral.
    """
    entries = dictionary.entries(word, syllables)
    return next((entry for entry in entries if _is_read_so(entry, syllables)), None)


def _is_read_so(entry: Entry, syllables: Sequence[Syllable]) -> bool:
    """Whether an entry has this reading, but for neutral tones; one without a reading may have any."""
    if not entry.syllables:
        return True
    return len(entry.syllables) == len(syllables) and all(map(_agree, entry.syllables, syllables))


def _agree(one: Syllable, other: Syllable) -> bool:
    same = (one.initial, one.final) == (other.initial, other.final)
    return same and (one.tone == other.tone or NEUTRAL in (one.tone, other.tone))


def word_meaning(dictionary: WordDictionary, word: DrillWord) -> WordMeaning | None:
    """A word as a meaning card has it; None where no dictionary tells what it means in this reading."""
    entry = entry_of(dictionary, word.text, word.citation)
    senses = () if entry is None else told_senses(entry.senses, word.text + folded(word.text))
    if not senses:
        return None
    facts = dictionary.facts(word.text)
    level = facts.levels[0].level if facts.levels else 0
    return WordMeaning(word, senses, tuple(sense for one in facts.entries for sense in one.senses), level)


def word_meanings(dictionary: WordDictionary, words: Iterable[DrillWord]) -> list[WordMeaning]:
    """The same of several words; those of which nothing is told are left out."""
    return [meaning for word in words if (meaning := word_meaning(dictionary, word)) is not None]
