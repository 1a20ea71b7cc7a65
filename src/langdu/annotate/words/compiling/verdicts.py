"""What the dictionaries together say of a word: its reading by vote, and how far to trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.words import lists
from langdu.annotate.words.compiling.neutral import Split, alike, toned
from langdu.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from langdu.annotate.words.lists import Slots
    from langdu.model import Syllable

#: What each dictionary's word weighs; that of pypinyin's phrases, corrected by hand for years, the most.
WEIGHTS = {"pypinyin": 2.5, "cedict": 2.2, "complete": 2.1, "modern": 2.0, "large": 0.9}
#: Those that make a word sure: `modern` is part of `complete`, and `large` is mostly put together from characters.
JUDGES = ("complete", "pypinyin", "cedict")
#: Those of them that suffice alone: the words of jieba's dictionary (`complete`) have readings made by machine.
ALONE = frozenset(("pypinyin", "cedict", "modern"))

#: Characters of several readings that have the commonest one before or behind a word: 这部分.
STEADY = frozenset("这那一不大小我你他她们有人年月日")


class WordVerdict(NamedTuple):
    """What is known of a word.

    Attributes:
        slots: its reading.
        agree: how many dictionaries give it, the neutral tone aside.
        doubted: whether one gives another.
        sure: whether it is beyond doubt.
        split: the sources of its neutral tones, where they differ.
    """

    slots: Slots
    agree: int
    doubted: bool
    sure: bool
    split: Split | None


def verdicts(
    books: Mapping[str, Mapping[str, Slots]], senses: Mapping[str, Sequence[Slots]], names: Mapping[str, Slots]
) -> Iterator[tuple[str, WordVerdict]]:
    """Each word's reading by vote.

    Args:
        books: each dictionary's words.
        senses: every reading that CC-CEDICT's entries of a word have.
        names: the words that are only names there; it knows these best.
    """
    doubtful = {row[0] for row in lists.rows("doubted")}
    settled = dict(names) | lists.readings_of("names") | lists.readings_of("settled")
    for word in sorted(set(settled).union(*books.values())):
        given = {name: book[word] for name, book in books.items() if word in book}
        known = settled.get(word)
        best = _voted(given) if known is None else known
        same = [alike(best, slots) for slots in given.values()]
        voices = _voices(word, given, senses)
        sure = word not in doubtful and (known is not None or _is_sure(word, best, voices, given))
        slots, split = toned(word, best, voices)
        if known is not None:
            slots, split = known, split and split._replace(shown=known)
        yield word, WordVerdict(slots, sum(same), not all(same), sure, split)


def _voted(given: Mapping[str, Slots]) -> Slots:
    """The reading that most weight is for, the neutral tone aside; of those that agree the one of most weight."""
    votes: dict[Slots, float] = {}
    for name, slots in given.items():
        votes[slots] = votes.get(slots, 0.0) + WEIGHTS[name]
    together = {one: sum(weight for other, weight in votes.items() if alike(one, other)) for one in votes}
    return max(votes, key=lambda slots: (together[slots], votes[slots]))


def _voices(word: str, given: Mapping[str, Slots], senses: Mapping[str, Sequence[Slots]]) -> dict[str, Sequence[Slots]]:
    """What each of the judges says; all entries of CC-CEDICT."""
    return {name: senses[word] if name == "cedict" else [given[name]] for name in JUDGES if name in given}


def _is_sure(word: str, best: Slots, voices: Mapping[str, Sequence[Slots]], given: Mapping[str, Slots]) -> bool:
    """Whether all agree, the neutral tone aside, and they are enough."""
    if not all(alike(best, slots) for found in voices.values() for slots in found):
        return False
    return len(voices) > 1 or bool(ALONE & given.keys())


class Together:
    """Words that are sure because their parts are: 街坊邻居, which jieba's dictionary alone has, by 街坊 and 邻居.

    Args:
        sure: the words that are sure, and their readings.
        parts: where the likeliest parts of a word begin and end.
    """

    def __init__(self, sure: Mapping[str, Slots], parts: Callable[[str], set[tuple[int, int]]]) -> None:
        self.sure, self.parts = sure, parts
        self.doubtful = {row[0] for row in lists.rows("doubted")}

    def is_sure(self, word: str, slots: Slots) -> bool:
        """Whether every part is sure to be read as the word has it; a single character is if it has one reading."""
        if len(word) < 3 or word in self.doubtful or not any(len(readings(char)) > 1 for char in word):
            return False
        parts = self.parts(word)
        if any(slots[start:end] != self.sure.get(word[start:end]) for start, end in parts):
            return False
        covered = {at for start, end in parts for at in range(start, end)}
        return all(_is_steady(char, slots[at]) for at, char in enumerate(word) if at not in covered)


def _is_steady(char: str, syllable: Syllable | None) -> bool:
    known = readings(char)
    return known[:1] == (syllable,) and (len(known) == 1 or char in STEADY)
