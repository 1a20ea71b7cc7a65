"""Where 一 is an ordinal, or part of a number: the patterns of `data/ordinal.tsv`, and numbers beside it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

#: Characters looked at on either side.
CONTEXT_CHARACTERS = 6
_NUMBERS = frozenset("零〇一二三四五六七八九十幺")


class YiPattern(NamedTuple):
    """A row of the file."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    example: str


@cache
def patterns() -> tuple[YiPattern, ...]:
    """Those by which it keeps its tone."""
    return _read("ordinal.tsv")


@cache
def changing() -> tuple[YiPattern, ...]:
    """Those by which it changes though a number is beside it: 一五一十 is told, not counted."""
    return _read("told.tsv")


def _read(name: str) -> tuple[YiPattern, ...]:
    text = resources.files("langdu.annotate").joinpath(f"data/{name}").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        YiPattern(re.compile(rf"(?:{before})\Z"), re.compile(after), example) for before, after, example in rows
    )


def keeps_tone(text: str, at: int) -> bool:
    """Whether the 一 at `at` is spoken in the first tone whatever follows."""
    before, after = text[max(0, at - CONTEXT_CHARACTERS) : at], text[at + 1 : at + 1 + CONTEXT_CHARACTERS]
    if before[-1:] in _NUMBERS or after[:1] in _NUMBERS:
        return not _is_any(changing(), before, after)
    # A verb said twice: 审一审.
    return before[-1:] != after[:1] and _is_any(patterns(), before, after)


def _is_any(rows: tuple[YiPattern, ...], before: str, after: str) -> bool:
    return any(row.after.match(after) and row.before.search(before) for row in rows)
