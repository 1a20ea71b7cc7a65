"""Lists of words that were made by hand: `data/*.tsv`, a word and its reading a row, each with its source."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Syllable

#: One syllable a character; None for a 儿 that the one before has taken up.
Slots = tuple["Syllable | None", ...]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of `data/NAME.tsv`, split at tabs."""
    text = resources.files("langdu.annotate.words").joinpath(f"data/{name}.tsv").read_text("utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def readings_of(name: str) -> dict[str, Slots]:
    """Each word of a list with its syllables."""
    return {row[0]: slots(row[0], row[1]) for row in rows(name)}


@cache
def apart() -> frozenset[str]:
    """The words of `data/apart.tsv`, which are cut for whoever looks up a word."""
    return frozenset(word for row in rows("apart") for word in row[0].split())


def slots(word: str, written: str) -> Slots:
    """Numbered syllables, one a character; an erhua syllable stands for its character and 儿."""
    return tuple(_slots(word, written))


def _slots(word: str, written: str) -> Iterator[Syllable | None]:
    syllables = iter(map(parse, written.split()))
    erhua = False
    for char in word:
        if char == "儿" and erhua:
            yield None
            erhua = False
            continue
        syllable = next(syllables)
        erhua = syllable.erhua
        yield syllable
