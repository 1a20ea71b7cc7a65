"""Where 一 is an ordinal: the patterns of `data/ordinal.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

#: Characters looked at on either side.
REACH = 6


class Pattern(NamedTuple):
    """A row of the file."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    example: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """All of them."""
    text = resources.files("langdu.annotate").joinpath("data/ordinal.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Pattern(re.compile(f"(?:{before})$"), re.compile(after), example) for before, after, example in rows)


def keeps_tone(text: str, at: int) -> bool:
    """Whether the 一 at `at` is spoken in the first tone whatever follows."""
    before, after = text[max(0, at - REACH) : at], text[at + 1 : at + 1 + REACH]
    return any(pattern.before.search(before) and pattern.after.match(after) for pattern in patterns())
