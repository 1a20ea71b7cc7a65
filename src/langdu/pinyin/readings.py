"""What each character can be read as, from a table that loads in a few milliseconds."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.pinyin.spelling import parse, plain

if TYPE_CHECKING:
    from langdu.model import Syllable


#: The basic block of hanzi, whose readings the table has; those of 〇 stand behind them.
FIRST, LAST = 0x4E00, 0x9FFF


@cache
def _table() -> list[str]:
    return resources.files("langdu.pinyin").joinpath("data/readings.txt").read_text("utf-8").split("\n")


@lru_cache(maxsize=8192)
def readings(char: str) -> tuple[Syllable, ...]:
    """The readings of a character, likeliest first; none for what is not in the basic block."""
    point = ord(char) if char != "〇" else LAST + 1
    row = _table()[point - FIRST] if FIRST <= point <= LAST + 1 else ""
    return tuple(parse(text) for text in row.split(",")) if row else ()


@lru_cache(maxsize=8192)
def sounds(char: str) -> frozenset[str]:
    """The readings without tone, ü as v."""
    return frozenset(plain(syllable) for syllable in readings(char))
