"""Which 儿 of a word merges into the syllable before it, where a source tells nothing of it.

jieba's dictionary has every 儿 unstressed, pypinyin's phrases have every one with a syllable of its own. After the
characters of `data/erhua.tsv` and after a doubled one (慢慢儿) it merges, after others it does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from langdu.annotate.words import lists
from langdu.model import Syllable

if TYPE_CHECKING:
    from collections.abc import Collection

    from langdu.annotate.words.lists import Slots

ER = Syllable("", "er", 2)
#: A 儿 behind a hanzi that does not begin a word of its own, 儿子 or 儿童.
_ER_ALONE = re.compile("(?<=[一-鿿])儿(?![子童女科时孙媳歌戏郎])")


def merged(text: str) -> list[int]:
    """The places of each 儿 that belongs to the syllable before it, as far as the characters tell."""
    return [match.start() for match in _ER_ALONE.finditer(text) if _merges(text, match.start())]


def _merges(text: str, at: int) -> bool:
    before = text[at - 1]
    return before != "儿" and (before in _nouns() or (at > 1 and before == text[at - 2]))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row[0] for row in lists.rows("erhua"))


def stressed(word: str, slots: Slots, told: Collection[str]) -> Slots:
    """A word of jieba's dictionary, its 儿 with a syllable of its own where it does not merge.

    Args:
        word: the characters.
        slots: their syllables.
        told: words that better sources have with a merged 儿.
    """
    if None not in slots or word in told:
        return slots
    taken = merged(word)
    changed = list(slots)
    for at, syllable in enumerate(slots):
        if syllable is None and at not in taken:
            before = changed[at - 1]
            changed[at - 1 : at + 1] = [replace(before, erhua=False) if before is not None else None, ER]
    return tuple(changed)


def unstressed(word: str, slots: Slots) -> Slots:
    """A word of pypinyin's, its 儿 merged where it does."""
    changed = list(slots)
    for at in merged(word):
        before, er = changed[at - 1], changed[at]
        if before is not None and er == ER:
            changed[at - 1 : at + 1] = [replace(before, erhua=True), None]
    return tuple(changed)
