"""Phrases of the table cut into words.

What no dictionary lists is a word only by its form: 湖面, 中国队, 马马虎虎, but not 这件, 喝咖啡 or 价格上涨.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import lists, table
from langdu.annotate.words.lattice import cheapest
from langdu.annotate.words.segment import cost_alone, is_listed

if TYPE_CHECKING:
    from langdu.annotate.words.segment import Segmented

#: Phrases that are kept in mind: more than a novel has.
PHRASES = 1 << 15


def parts(words: Segmented, first: int, last: int) -> bytes:
    """Whether each character of a piece of text goes with the one before, by the likeliest words that are listed."""
    begin, end = words.hits.starts.searchsorted([first, last]).tolist()
    hits = words.hits[np.arange(begin, end)]
    starts, ends, costs = hits.starts.tolist(), (hits.starts + hits.lengths).tolist(), table.cost(hits.values).tolist()
    kept = [
        (start - first, end - first, cost)
        for start, end, cost, listed in zip(starts, ends, costs, hits.listed.tolist(), strict=True)
        if end <= last and (listed or is_word(words.text[start:end]))
    ]
    singles = [cost_alone(char) for char in words.text[first:last]]
    bound = bytearray(last - first)
    for number in cheapest(singles, [row[0] for row in kept], [row[1] for row in kept], [row[2] for row in kept]):
        start, end, _ = kept[number]
        bound[start + 1 : end] = b"\1" * (end - start - 1)
    return bytes(bound)


@lru_cache(PHRASES)
def is_word(phrase: str) -> bool:
    """Whether what no dictionary lists is a word all the same, by its form."""
    if phrase in lists.apart():
        return False
    if len(phrase) == 2:
        return phrase[0] == phrase[1] or not (phrase[0] in kinds()["apart_first"] or phrase[1] in kinds()["apart_last"])
    if len(phrase) == 3:
        is_counted = phrase[0] in kinds()["number"] or phrase[0] == "第"
        return phrase[1] == phrase[2] or (phrase[2] in kinds()["suffix"] and not is_counted and is_listed(phrase[:2]))
    return len(phrase) == 4 and is_doubled(phrase)


@lru_cache(PHRASES)
def is_doubled(phrase: str) -> bool:
    """Whether it is a word said twice by its characters: 干干净净, but not 爸爸妈妈."""
    is_twice = phrase[0] == phrase[1] and phrase[2] == phrase[3]
    return is_twice and phrase[0] not in kinds()["kin"] and is_listed(phrase[1:3])


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The characters of each kind in `words/data/units.tsv`."""
    return {name: frozenset(chars) for name, chars in lists.rows("units")}
