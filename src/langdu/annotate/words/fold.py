"""Traditional characters that say more than their simplified form: how they are read (`data/told.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from langdu.annotate.words import lists
from langdu.pinyin import parse
from langdu.pinyin.inventory import number_of


@cache
def told() -> dict[str, int]:
    """How traditional characters are read whose simplified form has several readings, as `pinyin.inventory` numbers."""
    return {row[0]: number_of(parse(row[1])) for row in lists.rows("told")}


def readings_told(text: str, plain: str) -> dict[int, int]:
    """The places of a text that its traditional characters tell the reading of, and the reading's number.

    Args:
        text: as written.
        plain: the same, folded.
    """
    if plain is text:
        return {}
    found = ((match.start(), told()[match.group()]) for match in _telling().finditer(text))
    return {at: number for at, number in found if plain[at] != text[at]}


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(f"[{''.join(told())}]")
