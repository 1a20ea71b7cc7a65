"""What is said for what is written, with its place: rules first, wetext for what they leave.

What is on the screen keeps its place: each rewrite covers whole tokens and only what it rewrites (in 2022年 only
the figures). Sentences without figures and signs, nearly all, are returned as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from langdu.model import HANZI, Rewrite, Span
from langdu.normalize import numbers
from langdu.normalize.rules import rules, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence, Token

_TRIGGER = re.compile("[0-9０-９①-⑳Ⅰ-Ⅻⅰ-ⅻ+²³]")
#: Signs that make an expression of the figures beside them: 1/2, 3×4, x=5.
_OPERATORS = frozenset("/+-*×÷=<>≤≥^.−")
_SAID = re.compile(f"(?:{HANZI.pattern})+")


def normalize(sentence: Sentence) -> Sentence:
    """The sentence with `rewrites` for its numbers and signs."""
    if not sentence.is_spoken or not any(_TRIGGER.search(t.text) for t in sentence.tokens if t.kind != "hanzi"):
        return sentence
    starts: list[int] = []
    at = 0
    for token in sentence.tokens:
        starts.append(at)
        at += len(token.text)
    text = numbers.half_width(sentence.text)
    taken = bytearray(len(text))
    found = [*_by_rules(text, starts, taken), *_by_wetext(text, sentence.tokens, starts, taken)]
    return replace(
        sentence, rewrites=tuple(sorted(_placed(found, starts, sentence.tokens), key=lambda r: r.span.start))
    )


def _by_rules(text: str, starts: list[int], taken: bytearray) -> Iterator[tuple[int, int, str]]:
    boundaries = {*starts, len(text)}
    for rule in rules():
        for match in rule.pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            groups = [(match.start(g), match.end(g), say(g, match[g])) for g in match.groupdict() if match[g]]
            if all(start in boundaries and end in boundaries for start, end, _ in groups):
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                yield from groups


def _by_wetext(
    text: str, tokens: tuple[Token, ...], starts: list[int], taken: bytearray
) -> Iterator[tuple[int, int, str]]:
    """Expressions of figures and operators that no rule knows; figures alone where wetext does not either."""
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "digit" or taken[starts[index]]:
            index += 1
            continue
        end = _expression_end(tokens, index, starts, taken)
        start_at, end_at = starts[index], starts[end - 1] + len(tokens[end - 1].text)
        said = _said_by_wetext(text[start_at:end_at]) if end - index > 1 else None
        if said is not None:
            yield start_at, end_at, said
            index = end
            continue
        figure = tokens[index].text
        yield starts[index], starts[index] + len(figure), _plainly(figure)
        index += 1


def _expression_end(tokens: tuple[Token, ...], index: int, starts: list[int], taken: bytearray) -> int:
    """The index behind the figures and operators from `index` on, as far as no rule has taken them."""
    end = index + 1
    while end + 1 < len(tokens) and tokens[end].text in _OPERATORS and tokens[end + 1].kind == "digit":
        if taken[starts[end]] or taken[starts[end + 1]]:
            break
        end += 2
    return end


def _plainly(figure: str) -> str:
    plain = numbers.half_width(figure)
    if re.fullmatch(r"\d[\d,]*(\.\d+)?", plain):
        return numbers.number(plain)
    return "点".join(numbers.cardinal(part) for part in re.split(r"\D+", plain) if part)


@lru_cache(maxsize=1024)
def _said_by_wetext(expression: str) -> str | None:
    """What wetext says, if it is Chinese throughout."""
    said = _wetext().normalize(expression)
    return said if _SAID.fullmatch(said) else None


@lru_cache(maxsize=1)
def _wetext() -> Any:
    from wetext import Normalizer

    return Normalizer(lang="zh", operator="tn")


def _placed(found: list[tuple[int, int, str]], starts: list[int], tokens: tuple[Token, ...]) -> Iterator[Rewrite]:
    first = dict(zip(starts, tokens, strict=True))
    last = {start + len(token.text): token for start, token in zip(starts, tokens, strict=True)}
    for start, end, said in found:
        yield Rewrite(Span(first[start].span.start, last[end].span.end), said)
