"""What each character can be read as, from a table that loads in a few milliseconds."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.pinyin.spelling import parse, plain

if TYPE_CHECKING:
    from langdu.model import Syllable


@cache
def _table() -> dict[str, str]:
    text = resources.files("langdu.pinyin").joinpath("data/readings.txt").read_text("utf-8")
    return {row[0]: row[1:] for row in text.split("\n") if row}


@lru_cache(maxsize=8192)
def readings(char: str) -> tuple[Syllable, ...]:
    """The readings of a character, likeliest first; none for what is not in the basic block."""
    row = _table().get(char)
    return tuple(parse(text) for text in row.split(",")) if row else ()


@lru_cache(maxsize=8192)
def sounds(char: str) -> frozenset[str]:
    """The readings without tone, ü as v."""
    return frozenset(plain(syllable) for syllable in readings(char))
