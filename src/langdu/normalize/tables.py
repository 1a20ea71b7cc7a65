"""The tables beside the rules: units, currencies, signs, and the pieces that patterns are made of."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What ends the name of a unit that is said before its figure: 每小时十公里.
PER_TIME = ("每小时", "每秒", "每分钟")


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a data file, comments aside."""
    text = resources.files("langdu.normalize").joinpath(f"data/{name}.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t", columns - 1)


@cache
def names(table: str) -> dict[str, str]:
    """What each sign, unit or currency is called."""
    return dict(rows(table, 2))


@cache
def words() -> dict[str, list[str]]:
    """The words of each list in words.tsv."""
    lists: dict[str, list[str]] = {}
    for name, listed, _, _ in rows("words", 4):
        lists.setdefault(name, []).extend(listed.split())
    return lists


@cache
def pieces() -> dict[str, str]:
    """The patterns that others use in braces."""
    units = names("units")
    found = {
        "U": _any_of(units),
        "R": _any_of(unit for unit, said in units.items() if said.endswith(PER_TIME)),
        "C": _any_of(names("currencies")),
    }
    for name, listed in words().items():
        found[name], found["AFTER" + name] = _any_of(listed), _after(listed)
    for name, pattern in rows("patterns", 2):
        found[name] = filled(pattern, found)
    return found


def filled(pattern: str, known: dict[str, str]) -> str:
    """`pattern` with the pieces in place of their names."""
    return re.sub(r"\{([A-Z]+)\}", lambda name: known[name[1]], pattern)


def _any_of(texts: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(texts, key=len, reverse=True)))})"


def _after(texts: Iterable[str]) -> str:
    """The place behind any of `texts`: a lookbehind for each length, as `re` wants."""
    lengths: dict[int, list[str]] = {}
    for text in texts:
        lengths.setdefault(len(text), []).append(text)
    return f"(?:{'|'.join(f'(?<={_any_of(same)})' for same in lengths.values())})"
