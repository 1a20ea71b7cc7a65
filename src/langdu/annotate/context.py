"""Readings that neighbours decide: the rules of `data/context.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Syllable

#: Characters looked at on either side.
REACH = 24


class Rule(NamedTuple):
    """A row of the file."""

    char: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    syllable: Syllable
    because: str
    example: str


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules for each character, in order."""
    found: dict[str, tuple[Rule, ...]] = {}
    for char, before, after, reading, because, example in _rows("context.tsv"):
        rule = Rule(char, re.compile(f"(?:{before})$"), re.compile(after), parse(reading), because, example)
        found[char] = (*found.get(char, ()), rule)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("langdu.annotate").joinpath(f"data/{name}").read_text("utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def by_context(text: str, at: int) -> Rule | None:
    """The rule that decides the character at `at`, if one does."""
    for rule in rules().get(text[at], ()):
        if rule.before.search(text, max(0, at - REACH), at) and rule.after.match(text, at + 1, at + 1 + REACH):
            return rule
    return None
