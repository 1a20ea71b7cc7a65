"""Syllables written together as one word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.pinyin.marks import unmarked
from langdu.pinyin.spelling import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Syllable

#: What a syllable begins with that could be read as the end of the one before (GB/T 16159). The apostrophe stands
#: always, as in dictionaries, not only where there are two ways to read.
_UNCLEAR = ("a", "o", "e", "ê")


@lru_cache(maxsize=4096)
def continued(syllable: str) -> str:
    """A syllable as it is written behind another one of the same word: háng, 'ér."""
    return f"'{syllable}" if unmarked(syllable)[0].startswith(_UNCLEAR) else syllable


def joined(syllables: Iterable[Syllable]) -> str:
    """The syllables of a word: yínháng, pǐn'ér, xī'ān."""
    spelled = [marked(syllable) for syllable in syllables]
    return "".join((*spelled[:1], *map(continued, spelled[1:])))
