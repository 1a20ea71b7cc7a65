"""Readings that neighbours decide: the rules of `data/context.tsv`.

To write one: a row in the file; its example is a test. Patterns may name the classes of `data/classes.tsv` in braces.
"""

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
CONTEXT_CHARACTERS = 12
#: Quotation marks round a word change nothing of how its neighbours are read.
_QUOTES = dict.fromkeys(map(ord, "“”‘’「」『』\"'"))


class ContextRule(NamedTuple):
    """A row of the file."""

    char: str
    before: str
    after: str
    syllable: Syllable
    over_words: bool
    because: str
    example: str


def chars_with_rules() -> frozenset[str]:
    """The characters that have rules."""
    return frozenset(_by_char())


@cache
def rules_for(char: str) -> tuple[ContextRule, ...]:
    """A character's rules, in order."""
    return tuple(_rule(char, *row) for row in _by_char().get(char, ()))


def _rule(char: str, before: str, after: str, reading: str, because: str, example: str) -> ContextRule:
    syllable, over_words = parse(reading.rstrip("!")), reading.endswith("!")
    return ContextRule(char, rf"(?:{before})\Z", after, syllable, over_words, because, example)


@cache
def _by_char() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for chars, *row in _rows("context.tsv"):
        for char in chars:
            found.setdefault(char, []).append(row)
    return found


@cache
def _classes() -> dict[str, str]:
    return {name: f"(?:{members})" for name, members in _rows("classes.tsv")}


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A pattern of a row; made when it is first needed, since all of them take a fifth of a second."""
    return re.compile(re.sub("{([a-z]+)}", lambda match: _classes()[match.group(1)], written))


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("langdu.annotate").joinpath(f"data/{name}").read_text("utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def by_context(text: str, at: int, *, certain: bool = False) -> ContextRule | None:
    """The rule that decides the character at `at`, if one does.

    Args:
        text: sentences with a line feed behind each.
        at: the character's place.
        certain: whether it stands in a word beyond doubt, which few rules overrule.
    """
    before, after = text[max(0, at - CONTEXT_CHARACTERS) : at], text[at + 1 : at + 1 + CONTEXT_CHARACTERS]
    return _first(text[at], before, after, certain=certain) or _past_quotes(text, at, certain=certain)


def _past_quotes(text: str, at: int, *, certain: bool) -> ContextRule | None:
    """The rule that decides if quotation marks are none of its neighbours: 一场“战争”."""
    before, after = text[max(0, at - CONTEXT_CHARACTERS) : at], text[at + 1 : at + 1 + CONTEXT_CHARACTERS]
    plain = before.translate(_QUOTES), after.translate(_QUOTES)
    return _first(text[at], *plain, certain=certain) if plain != (before, after) else None


def _first(char: str, before: str, after: str, *, certain: bool) -> ContextRule | None:
    for rule in rules_for(char):
        if certain and not rule.over_words:
            continue
        if _pattern(rule.after).match(after) and _pattern(rule.before).search(before):
            return rule
    return None
