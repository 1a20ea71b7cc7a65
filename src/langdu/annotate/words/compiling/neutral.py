"""Which syllables of a word are shown neutral, as the books of learners print them.

A syllable is where the national speech test requires it, or where two of these have it so: the syllabus of Chinese for
learners (HSK), CC-CEDICT, pinyin-pro's lists, pypinyin's phrases. It is also where none of these that list the word
gives it a tone of its own. Longer words take the neutral tone of the word inside them (`longer`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.words import lists
from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.annotate.words.lists import Slots
    from langdu.model import Syllable

#: So many of the sources make a syllable neutral.
SOURCES_FOR_NEUTRAL = 2
#: The lists that are asked beside the dictionaries, and the one that suffices.
OBLIGATORY, SYLLABUS = "putonghua", "hsk"


class Split(NamedTuple):
    """A word on which the sources differ.

    Attributes:
        word: the characters.
        shown: its reading.
        other: the reading that is right too.
        neutral: the sources that have a neutral tone where others have none.
        full: those others.
    """

    word: str
    shown: Slots
    other: Slots
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
    shown, other = list(best), list(best)
    neutral, full = set[str](), set[str]()
    for at, syllable in enumerate(best):
        if syllable is None:
            continue
        light = {name for name, given in fitting.items() if any(_tone(slots, at) == NEUTRAL for slots in given)}
        shown[at] = other[at] = decided = _decided(syllable, at, light, fitting)
        if light and light != set(fitting):
            other[at] = _full(syllable, at, fitting) if decided.tone == NEUTRAL else decided.with_tone(NEUTRAL)
            neutral, full = neutral | light, full | (set(fitting) - light)
    split = Split(word, tuple(shown), tuple(other), tuple(sorted(neutral)), tuple(sorted(full)))
    return tuple(shown), split if neutral else None


@cache
def splits() -> dict[str, Split]:
    """The words on whose neutral tones the sources differ, of `data/neutral.tsv`, the commonest first."""
    return {word: _split(word, *row) for word, *row in lists.rows("neutral")}


def _split(word: str, shown: str, other: str, neutral: str, full: str) -> Split:
    readings = lists.slots(word, shown), lists.slots(word, other)
    return Split(word, *readings, tuple(neutral.split()), tuple(full.split()))


def right_tones(word: str) -> tuple[frozenset[int], ...]:
    """The tones that are right for each syllable of a word on which the sources differ; nothing for other words."""
    split = splits().get(word)
    if split is None:
        return ()
    pairs = zip(split.shown, split.other, strict=True)
    return tuple(frozenset((one.tone, other.tone)) for one, other in pairs if one is not None and other is not None)


def _decided(syllable: Syllable, at: int, light: set[str], fitting: Mapping[str, Sequence[Slots]]) -> Syllable:
    if OBLIGATORY in fitting:
        tone = _tone(fitting[OBLIGATORY][0], at)
        return syllable.with_tone(NEUTRAL) if tone == NEUTRAL else _full(syllable, at, fitting)
    if len(light) >= SOURCES_FOR_NEUTRAL or (light and light == set(fitting)):
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
