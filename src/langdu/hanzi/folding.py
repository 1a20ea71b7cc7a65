"""Traditional characters under their simplified form, one for one, so that one table of words serves both.

Only characters that no simplified text has are folded by themselves (`data/simplified.txt`, `data/variants.tsv`). Those
that simplified text has too, in other words, are folded by what stands around them (`data/traditional.tsv`): 著 is 着
but in 名著. Words that all this leaves different (后 in 皇后) are in the tables of words themselves.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters looked at on either side.
CONTEXT_CHARACTERS = 8


class TraditionalRow(NamedTuple):
    """A row of `data/traditional.tsv`."""

    char: str
    simplified: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    example: str


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("langdu.hanzi").joinpath(f"data/{name}.tsv").read_text("utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def folding() -> dict[int, str]:
    """Traditional characters and their simplified form wherever they stand, as `str.translate` takes them."""
    text = resources.files("langdu.hanzi").joinpath("data/simplified.txt").read_text("utf-8")
    table = {ord(line[0]): line[1] for line in text.split()}
    return table | {ord(row[0]): row[1] for row in _rows("variants")}


@cache
def by_neighbours() -> dict[str, tuple[TraditionalRow, ...]]:
    """The rows for each character that what stands around it decides."""
    found: dict[str, tuple[TraditionalRow, ...]] = {}
    for char, simplified, before, after, example in _rows("traditional"):
        row = TraditionalRow(
            char, simplified, re.compile(rf"(?:{before})\Z" if before else ""), re.compile(after), example
        )
        found[char] = (*found.get(char, ()), row)
    return found


def folded(text: str) -> str:
    """`text` in simplified characters; as long as before."""
    plain = text.translate(folding())
    special = list(_special().finditer(text))
    if not special:
        return plain
    chars = list(plain)
    for match in special:
        chars[match.start()] = _simplified(text, match.start())
    plain = "".join(chars)
    return text if plain == text else plain


def _simplified(text: str, at: int) -> str:
    for row in by_neighbours()[text[at]]:
        if row.before.search(text, max(0, at - CONTEXT_CHARACTERS), at) and row.after.match(
            text, at + 1, at + 1 + CONTEXT_CHARACTERS
        ):
            return row.simplified
    return text[at]


@cache
def _special() -> re.Pattern[str]:
    return re.compile(f"[{''.join(by_neighbours())}]")
