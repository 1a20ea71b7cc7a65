"""Which syllables of a word are shown neutral, as the books of learners print them.

A syllable is where the national speech test requires it, or where two of these have it so: the syllabus of Chinese for
learners (HSK), CC-CEDICT, pinyin-pro's lists, pypinyin's phrases. It is also where none of these that list the word
gives it a tone of its own. Longer words take the neutral tone of the word inside them (`Inside`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.words import lists
from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from langdu.annotate.words.lists import Slots
    from langdu.model import Syllable

#: So many of the sources make a syllable neutral.
ENOUGH = 2
#: The lists that are asked beside the dictionaries, and the one that suffices.
OBLIGATORY, SYLLABUS = "putonghua", "hsk"


class Split(NamedTuple):
    """A word on which the sources differ: those that have a neutral tone, those that have none, what is shown."""

    word: str
    shown: Slots
    neutral: tuple[str, ...]
    full: tuple[str, ...]


def toned(word: str, best: Slots, voices: Mapping[str, Sequence[Slots]]) -> tuple[Slots, Split | None]:
    """The word's reading with its neutral tones, and the sources if they differ.

    Args:
        word: the characters.
        best: its reading, neutral tones aside.
        voices: what each source says, most trusted first; several readings where it has several entries.
    """
    heard = dict(voices)
    for name in (OBLIGATORY, SYLLABUS):
        if word in (listed := lists.readings_of(name)):
            heard[name] = [listed[word]]
    fitting = {name: [slots for slots in given if alike(best, slots)] for name, given in heard.items()}
    fitting = {name: given for name, given in fitting.items() if given}
    shown, neutral, full = list(best), set[str](), set[str]()
    for at, syllable in enumerate(best):
        if syllable is None:
            continue
        light = {name for name, given in fitting.items() if any(_tone(slots, at) == NEUTRAL for slots in given)}
        shown[at] = _decided(syllable, at, light, fitting)
        if light and light != set(fitting):
            neutral, full = neutral | light, full | (set(fitting) - light)
    split = Split(word, tuple(shown), tuple(sorted(neutral)), tuple(sorted(full))) if neutral else None
    return tuple(shown), split


def _decided(syllable: Syllable, at: int, light: set[str], fitting: Mapping[str, Sequence[Slots]]) -> Syllable:
    if OBLIGATORY in fitting:
        tone = _tone(fitting[OBLIGATORY][0], at)
        return syllable.with_tone(NEUTRAL) if tone == NEUTRAL else _full(syllable, at, fitting)
    if len(light) >= ENOUGH or (light and light == set(fitting)):
        return syllable.with_tone(NEUTRAL)
    return _full(syllable, at, fitting) if fitting else syllable


def _full(syllable: Syllable, at: int, fitting: Mapping[str, Sequence[Slots]]) -> Syllable:
    """With the tone that the first source gives that gives one."""
    tones = (_tone(slots, at) for given in fitting.values() for slots in given)
    tone = syllable.tone if syllable.tone != NEUTRAL else next((tone for tone in tones if tone != NEUTRAL), NEUTRAL)
    return syllable.with_tone(tone)


def _tone(slots: Slots, at: int) -> int:
    syllable = slots[at]
    return syllable.tone if syllable is not None else NEUTRAL


def alike(one: Slots, other: Slots) -> bool:
    """Whether two readings agree, the neutral tone aside."""
    return all(
        a == b or (a is not None and b is not None and a.with_tone(0) == b.with_tone(0) and NEUTRAL in (a.tone, b.tone))
        for a, b in zip(one, other, strict=True)
    )


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
