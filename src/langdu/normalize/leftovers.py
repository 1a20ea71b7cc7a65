"""What no rule knows: expressions of figures and operators by wetext, figures alone plainly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from langdu.model import HANZI
from langdu.normalize import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Token

#: Signs that make an expression of the figures beside them: 1/2/3, 3*4^2.
_OPERATORS = frozenset("/+*×÷=<>≤≥^")
#: Tokens in an expression above which its figures are said one by one; wetext takes its time.
LONGEST = 15
_SAID = re.compile(f"(?:{HANZI.pattern})+")
_PLAIN = re.compile(r"\d[\d,]*(\.\d+)?")


def said_for_leftovers(
    text: str, tokens: tuple[Token, ...], starts: list[int], taken: bytearray
) -> Iterator[tuple[int, int, str]]:
    """Where it is, and what is said, for each figure or expression that is not yet taken."""
    index = 0
    while index < len(tokens):
        start = starts[index]
        if tokens[index].kind != "digit" or taken[start]:
            index += 1
            continue
        end = _expression_end(tokens, index, starts, taken)
        finish = starts[end - 1] + len(tokens[end - 1].text)
        said = _said_by_wetext(text[start:finish]) if 1 < end - index <= LONGEST else None
        if said is not None:
            yield start, finish, said
        else:
            yield from _each(text, tokens[index:end], start)
        index = end


def _each(text: str, tokens: tuple[Token, ...], start: int) -> Iterator[tuple[int, int, str]]:
    for token in tokens:
        end = start + len(token.text)
        if token.kind == "digit":
            yield start, end, plainly(text[start:end])
        start = end


def _expression_end(tokens: tuple[Token, ...], index: int, starts: list[int], taken: bytearray) -> int:
    """The index behind the figures and operators from `index` on, as far as no rule has taken them."""
    end = index + 1
    while end + 1 < len(tokens) and tokens[end].text in _OPERATORS and tokens[end + 1].kind == "digit":
        if taken[starts[end]] or taken[starts[end + 1]]:
            break
        end += 2
    return end


def plainly(figure: str) -> str:
    """A figure in no company: 3500, 3.14; one that is no number part by part."""
    if _PLAIN.fullmatch(figure):
        return numbers.number(figure)
    link = "比" if ":" in figure else "点"
    return link.join(numbers.cardinal(part) for part in re.split(r"\D+", figure) if part)


@lru_cache(maxsize=1024)
def _said_by_wetext(expression: str) -> str | None:
    """What wetext says, if it is Chinese throughout."""
    said = _wetext().normalize(expression)
    return said if _SAID.fullmatch(said) else None


@lru_cache(maxsize=1)
def _wetext() -> Any:
    from wetext import Normalizer

    return Normalizer(lang="zh", operator="tn")
