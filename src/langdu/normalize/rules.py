"""The rules of the data files, read; data/README.md says how to write one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.normalize.speakers import speaker
from langdu.normalize.spread import SPREADS
from langdu.normalize.tables import filled, pieces, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.normalize.spread import Spread

#: The rule files, the strongest first.
FAMILIES = (
    *("formulas", "addresses", "negatives", "slang", "money", "names", "ordinals", "scores", "events", "dates"),
    *("phones", "slashes", "times", "percent", "measures", "maths", "ranges"),
)
ALWAYS = "*"
#: Between sets of signs of each of which the text must have one.
AND = "&"


class Group(NamedTuple):
    """A group of a pattern: its number, and how it is said, in one or piece by piece."""

    number: int
    say: Callable[[str], str] | None
    spread: Spread | None


class RewriteRule(NamedTuple):
    """A row of a rule file."""

    name: str
    needs: str
    example: str
    said: str
    groups: tuple[Group, ...]
    search: Callable[[str, int, int], re.Match[str] | None]


@cache
def trigger() -> re.Pattern[str]:
    """What a sentence must have to be looked at."""
    return re.compile(pieces()["TRIGGER"])


def rules() -> tuple[RewriteRule, ...]:
    """All rules, the strongest first."""
    return tuple(_rule(*row) for row in _rows())


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for family in FAMILIES for row in rows(family, 5))


@cache
def _rule(name: str, needs: str, pattern: str, example: str, said: str) -> RewriteRule:
    """Compiled when a text first has the signs for it: all of them would hold up the first page."""
    compiled = re.compile(filled(pattern, pieces()))
    groups = tuple(_group(group, number) for group, number in compiled.groupindex.items())
    return RewriteRule(name, needs, example, said, groups, compiled.search)


def _group(name: str, number: int) -> Group:
    spread = SPREADS.get(name.rstrip("0123456789"))
    return Group(number, None if spread else speaker(name), spread)


def rules_for(text: str) -> tuple[RewriteRule, ...]:
    """The rules that `text` has the signs for."""
    bits = _bits()
    have = 0
    for char in set(text):
        have |= bits.get(char, 0)
    return _selected(have)


@lru_cache(maxsize=4096)
def _selected(have: int) -> tuple[RewriteRule, ...]:
    return tuple(_rule(*row) for row in _rows() if not _mask(row[1]) & ~have)


@cache
def _mask(needs: str) -> int:
    """The bits of the sets of signs that a rule needs."""
    places = _places()
    return sum(1 << places[part] for part in _parts(needs))


@cache
def _places() -> dict[str, int]:
    """A number for each set of signs that some rule needs."""
    return {part: place for place, part in enumerate(dict.fromkeys(p for row in _rows() for p in _parts(row[1])))}


@cache
def _bits() -> dict[str, int]:
    bits: dict[str, int] = {}
    for part, place in _places().items():
        for char in _expanded(part):
            bits[char] = bits.get(char, 0) | 1 << place
    return bits


def _parts(needs: str) -> list[str]:
    return [] if needs == ALWAYS else list(dict.fromkeys(needs.split(AND)))


def _expanded(needs: str) -> Iterator[str]:
    """The signs of a bracket: A-Z is each letter; a dash at an end is a dash."""
    for low, high in re.findall(r"(.)(?:-(.))?", needs):
        yield from map(chr, range(ord(low), ord(high or low) + 1))
