"""Characters to words and their readings, for a whole text at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import lists, table
from langdu.annotate.words.fold import readings_told
from langdu.annotate.words.hashes import codes, of_words
from langdu.annotate.words.lattice import cheapest
from langdu.annotate.words.own import own, rows
from langdu.hanzi import folded
from langdu.model import NEUTRAL
from langdu.pinyin.inventory import sound_of, tone_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.annotate.words.table import Hits

#: The code points that `singles.npy` has a cost and a reading for.
FIRST, LAST = 0x3000, 0xA000
DATA = Path(str(resources.files("langdu.annotate.words").joinpath("data")))
ALONE, BEGINS, INSIDE, ENDS = range(4)
#: Words that so many dictionaries have, and no more, may be there for being frequent: 太大意, 单教授.
LOOSE = 1
#: Characters whose cost is kept in mind.
CHARACTERS = 1 << 13
TOLD = "the traditional character has this reading alone"


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text's words and what they say of its characters; arrays have an element a character.

    Attributes:
        text: folded to simplified characters.
        hits: every word found, overlapping or not.
        way: which of them the text most likely consists of, in order.
        syllables: the reading by word, by the commonest where there is none; numbers of `pinyin.inventory`, 0 where
            there is no reading or a 儿 has been taken up.
        places: ALONE, or BEGINS, INSIDE or ENDS a word.
        trust: of the word, as in `table.trust`; 0 for a character alone.
        lengths: of the word in characters; 0 for a character alone.
        sure: whether the reading is beyond doubt, by the word (`table.sure`) or as `settled` says.
        settled: the places that have their reading not by a word, and why.
    """

    text: str
    hits: Hits
    way: NDArray[np.int64]
    syllables: NDArray[np.uint16]
    places: NDArray[np.uint8]
    trust: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    sure: NDArray[np.bool_]
    settled: Mapping[int, str] = field(default_factory=dict)

    def words(self) -> list[tuple[int, int]]:
        """Where the words of two and more characters begin and end."""
        starts = self.hits.starts[self.way]
        return list(zip(starts.tolist(), (starts + self.hits.lengths[self.way]).tolist(), strict=True))

    def feet(self) -> list[tuple[int, int]]:
        """The words as they are spoken: 小老鼠 is one and two, 岂有此理 two and two."""
        pairs = set(self.hits.starts[self.hits.lengths == 2].tolist())
        return [foot for start, end in self.words() for foot in _feet(start, end, pairs)]


def _feet(start: int, end: int, pairs: set[int]) -> list[tuple[int, int]]:
    """The feet of a word; `pairs` is where words of two characters begin."""
    if end - start == 3 and start + 1 in pairs and start not in pairs:
        return [(start + 1, end)]
    return [(start, start + 2), (start + 2, end)] if end - start == 4 else [(start, end)]


@cache
def _base() -> table.Table:
    return table.Table.mapped(DATA / "words.bin", DATA / "listed.npy")


@cache
def _singles() -> NDArray[Any]:
    """Cost and commonest reading of each character; the last row is for those outside."""
    rows: NDArray[Any] = np.load(DATA / "singles.npy")
    return np.concatenate([rows, np.zeros(1, rows.dtype)])


def _alone(chars: NDArray[np.uint32]) -> NDArray[Any]:
    inside = (chars >= FIRST) & (chars < LAST)
    return np.asarray(_singles()[np.where(inside, chars.astype(np.int64) - FIRST, LAST - FIRST)])


def segmented(text: str, breaks: Sequence[int] = ()) -> Segmented:
    """The likeliest words of a text; our own before the dictionaries'.

    Args:
        text: sentences, a line feed behind each.
        breaks: characters before which a word ends, whatever they make likely.
    """
    plain = folded(text)
    chars = codes(plain)
    alone = _alone(chars)
    hits = _found(chars, alone["syllable"])
    if breaks:
        hits = hits[_is_between(hits, breaks, len(plain))]
    ends, costs = hits.starts + hits.lengths, table.cost(hits.values)
    way = cheapest(alone["cost"].tolist(), hits.starts.tolist(), ends.tolist(), costs.tolist())
    words = _applied(plain, hits, np.asarray(way, np.int64), alone["syllable"].copy())
    return settle(words, _with_neutral(words, readings_told(text, plain)), TOLD)


def _with_neutral(words: Segmented, told: Mapping[int, int]) -> dict[int, int]:
    """The readings, with the neutral tone where the words have it: 髮 in 頭髮."""
    said = {at: int(words.syllables[at]) for at in told}
    return {
        at: said[at] if sound_of(number) == sound_of(said[at]) and tone_of(said[at]) == NEUTRAL else number
        for at, number in told.items()
    }


def settle(words: Segmented, readings: Mapping[int, int], because: str) -> Segmented:
    """The words, certain places read as something else than a word tells, beyond doubt.

    Args:
        words: the words so far.
        readings: numbers of `pinyin.inventory`, by place.
        because: what tells them.
    """
    if not readings:
        return words
    syllables, sure, at = words.syllables.copy(), words.sure.copy(), list(readings)
    syllables[at] = list(readings.values())
    sure[at] = True
    return replace(words, syllables=syllables, sure=sure, settled={**words.settled, **dict.fromkeys(readings, because)})


@lru_cache(CHARACTERS)
def cost_alone(char: str) -> float:
    """How rare a character is as a word of its own, in nats."""
    return float(_alone(codes(char))["cost"][0])


def is_listed(word: str) -> bool:
    """Whether a word is one for whoever looks it up, see `compiling.listed`."""
    if word in rows():
        return word not in lists.apart()
    places = _base().rows(of_words([word]))
    return bool(places[0] >= 0 and _base().is_listed(places)[0])


def cost(words: Segmented) -> float:
    """How rare the words of a text are, in nats: the cheapest sum of steps."""
    alone = np.where(words.places == ALONE, _alone(codes(words.text))["cost"], 0).sum()
    return float(alone + table.cost(words.hits.values[words.way]).sum())


def _found(chars: NDArray[np.uint32], commonest: NDArray[np.uint16]) -> Hits:
    theirs, ours = _base().find(chars, commonest), own(_base()).find(chars, commonest)
    if not len(ours.starts):
        return theirs
    fresh = ~np.isin(theirs.starts * 16 + theirs.lengths, ours.starts * 16 + ours.lengths)
    return table.joined(theirs[np.flatnonzero(fresh)], ours)


def _is_between(hits: Hits, breaks: Sequence[int], length: int) -> NDArray[np.bool_]:
    """Which words have no break inside."""
    marks = np.zeros(length + 1, np.int64)
    marks[list(breaks)] = 1
    before = marks.cumsum()
    return np.asarray(before[hits.starts] == before[hits.starts + hits.lengths - 1])


def _applied(text: str, hits: Hits, way: NDArray[np.int64], syllables: NDArray[np.uint16]) -> Segmented:
    """What the words of the way say, laid over the characters."""
    places, trust, lengths = (np.zeros(len(syllables), np.uint8) for _ in range(3))
    sure = np.zeros(len(syllables), np.bool_)
    words = hits[way]
    for offset in range(int(words.lengths.max()) if len(way) else 0):
        inside = np.flatnonzero(words.lengths > offset)
        at = words.starts[inside] + offset
        syllables[at] = words.syllables[inside, offset]
        trust[at] = table.trust(words.values[inside])
        sure[at] = table.sure(words.values[inside])
        lengths[at] = words.lengths[inside]
        places[at] = INSIDE if offset else BEGINS
    places[words.starts + words.lengths - 1] = ENDS
    return Segmented(text, hits, way, syllables, places, trust, lengths, sure)
