"""The neutral tones that longer words take from the words inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.words import lists
from langdu.annotate.words.compiling.neutral import alike
from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from langdu.annotate.words.lists import Slots


class Inside:
    """The neutral tones that longer words take from the words inside them.

    A word of three characters takes them (不客气, 学生会). A longer one does unless pinyin-pro's lists have it with
    its full tone: idioms and terms keep it (生意兴隆, 精神文明). Measured on CC-CEDICT's longer words: it marks 8 in 10
    where pinyin-pro has a neutral tone, 1 in 10 where pinyin-pro has a full one. `data/keep.tsv` has the exceptions.

    Args:
        readings: each word's reading, neutral tones decided.
        parts: where the likeliest parts of a word begin and end.
        listed: the words that pinyin-pro's lists have.
    """

    def __init__(
        self, readings: Mapping[str, Slots], parts: Callable[[str], set[tuple[int, int]]], listed: Iterable[str]
    ) -> None:
        self.readings, self.parts, self.listed = readings, parts, frozenset(listed)
        self.kept = {(row[0], row[1]) for row in lists.rows("keep")}
        self.light = {word: slots for word, slots in readings.items() if len(word) < 4 and _has_neutral(slots)}

    def toned(self, word: str, slots: Slots) -> Slots:
        """The word's reading with the neutral tones of its parts."""
        if len(word) > 3 and (word in self.listed or _is_doubled(word)):
            return slots
        inner = [(a, b) for a, b in _inner(word) if word[a:b] in self.light and self._may(word, a, b)]
        if not inner:
            return slots
        parts = self.parts(word)
        changed = list(slots)
        for a, b in inner:
            if (a, b) in parts and alike(slots[a:b], self.light[word[a:b]]):
                changed[a:b] = self.light[word[a:b]]
        return tuple(changed)

    def _may(self, word: str, a: int, b: int) -> bool:
        part = word[a:b]
        return not (a == 0 and (part, "begin") in self.kept) and not (b == len(word) and (part, "end") in self.kept)


def _has_neutral(slots: Slots) -> bool:
    return any(syllable is not None and syllable.tone == NEUTRAL for syllable in slots)


def _inner(word: str) -> Iterator[tuple[int, int]]:
    for length in (3, 2):
        if length < len(word):
            yield from ((start, start + length) for start in range(len(word) - length + 1))


def _is_doubled(word: str) -> bool:
    """漂漂亮亮: its second 亮 has its full tone, or none, as one likes."""
    return len(word) == 4 and word[0] == word[1] and word[2] == word[3]
