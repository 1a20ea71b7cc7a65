"""Phrases of the table cut into words.

What no dictionary lists is a word only by its form: 湖面, 中国队, 马马虎虎, but not 这件, 喝咖啡 or 价格上涨.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import lists, table
from langdu.annotate.words.lattice import cheapest
from langdu.annotate.words.segment import costs_alone, found

if TYPE_CHECKING:
    from langdu.annotate.words.table import Hits

#: Phrases that are kept in mind: more than a novel has.
PHRASES = 1 << 15


@lru_cache(PHRASES)
def parts(phrase: str) -> bytes:
    """Whether each character goes with the one before, by the likeliest words."""
    bound = bytearray(len(phrase))
    for start, end in _cheapest(phrase):
        bound[start + 1 : end] = b"\1" * (end - start - 1)
    return bytes(bound)


def _cheapest(phrase: str) -> list[tuple[int, int]]:
    hits = found(phrase)
    kept = [n for n, span in enumerate(_spans(hits)) if hits.listed[n] or is_word(phrase[slice(*span)])]
    hits = hits[np.asarray(kept, np.int64)]
    spans = _spans(hits)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return [spans[number] for number in cheapest(costs_alone(phrase), starts, ends, table.cost(hits.values).tolist())]


def _spans(hits: Hits) -> list[tuple[int, int]]:
    return list(zip(hits.starts.tolist(), (hits.starts + hits.lengths).tolist(), strict=True))


def is_word(phrase: str) -> bool:
    """Whether what no dictionary lists is a word all the same, by its form."""
    if phrase in lists.apart():
        return False
    if len(phrase) == 2:
        return phrase[0] == phrase[1] or not (phrase[0] in kinds()["apart_first"] or phrase[1] in kinds()["apart_last"])
    if len(phrase) == 3:
        return phrase[1] == phrase[2] or (
            phrase[2] in kinds()["suffix"] and phrase[0] not in kinds()["number"] | {"第"} and is_listed(phrase[:2])
        )
    return len(phrase) == 4 and is_doubled(phrase)


@lru_cache(PHRASES)
def is_doubled(phrase: str) -> bool:
    """Whether it is a word said twice by its characters: 干干净净, but not 爸爸妈妈."""
    is_twice = phrase[0] == phrase[1] and phrase[2] == phrase[3]
    return is_twice and phrase[0] not in kinds()["kin"] and is_listed(phrase[1:3])


@lru_cache(PHRASES)
def is_name(phrase: str) -> bool:
    """Whether it is a person's name: a surname and two characters that are no words."""
    return len(phrase) == 3 and phrase[0] in kinds()["surname"] and not any(parts(phrase))


@lru_cache(PHRASES)
def is_listed(word: str) -> bool:
    """Whether a dictionary has a word."""
    hits = found(word)
    return bool((hits.listed & (hits.lengths == len(word))).any())


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The characters of each kind in `words/data/units.tsv`."""
    return {name: frozenset(chars) for name, chars in lists.rows("units")}
