"""How common words are.

`data/frequency.bin` is compiled from the counts of jieba's dictionary (MIT), whose words come 60 million times in
all; see `compiling/build.py`.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from pathlib import Path

from langdu.dictionary.storage.arrays import MappedArrays, Numbers
from langdu.dictionary.storage.words import SortedWords
from langdu.hanzi import folded

#: Steps of the logarithm to base 10 that a stored number has, and what is added to make it positive.
STEPS, OFFSET = 1000, 3.0
#: From how many in a million on a word is called so; the first that holds.
NAMES = ((500.0, "very common"), (50.0, "common"), (5.0, "fairly common"), (0.5, "uncommon"), (0.0, "rare"))


@cache
def _table() -> tuple[SortedWords, Numbers]:
    path = resources.files("langdu.dictionary").joinpath("data/frequency.bin")
    arrays = MappedArrays(Path(str(path)))
    return SortedWords(arrays), arrays.numbers("frequencies")


def per_million(word: str) -> float | None:
    """How often a word in either script comes in a million words of running text; None where that is not known."""
    words, frequencies = _table()
    number = words.number(folded(word))
    return None if number is None else round(unpacked(frequencies[number]), 2)


def how_common(frequency: float | None) -> str:
    """A plain word for words in a million; empty where the frequency is not known."""
    return "" if frequency is None else next(name for least, name in NAMES if frequency >= least)


def packed_number(frequency: float) -> int:
    """How words in a million are stored."""
    return max(0, round((math.log10(frequency) + OFFSET) * STEPS))


def unpacked(number: int) -> float:
    """Words in a million, from how they are stored."""
    return float(10 ** (number / STEPS - OFFSET))
