"""The tail of a title: the site's name, or link spam, behind a bar, 三年来|某某网.

A bar alone says nothing: 第一课 | 打招呼 is a title of two parts, a table's first row has one between its cells. What
is set aside has a bar before it and is worded as such tails are, of which the text below knows nothing.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss import spellings
from langdu.model import Span

if TYPE_CHECKING:
    from langdu.model import Block

_BAR = re.compile(r"\s*[|｜]\s*")
#: A title of two parts: what is before the bar only counts.
_NUMBERED = re.compile(
    r"\s*(?:第\s?[0-9零〇一二三四五六七八九十百]+\s?[课課章节節单單元讲講期集回篇]|(?:Unit|Lesson|Chapter)\b)"
)
#: What the weights of a tail add up to.
TAIL_WEIGHT = 2


class TitlePattern(NamedTuple):
    """A row of the file."""

    pattern: re.Pattern[str]
    weight: int
    example: str


@cache
def patterns() -> tuple[TitlePattern, ...]:
    """What such tails are worded like."""
    text = resources.files("langdu.gloss").joinpath("data/title_tails.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(TitlePattern(re.compile(pattern), int(weight), example) for pattern, weight, example in rows)


def tail_of(source: str, title: Block) -> tuple[Span, Span] | None:
    """The bar and the tail of a text's first block; None if it has none."""
    span = title.span
    if title.kind != "heading" or _NUMBERED.match(source, span.start, span.end):
        return None
    found, end = None, span.end
    for bar in reversed(_bars(source, span)):
        if bar.start == span.start or not is_tail(source[bar.end : end], source, span.end):
            break
        found, end = bar, bar.start
    return (found, Span(found.end, span.end)) if found is not None else None


def _bars(source: str, span: Span) -> list[Span]:
    """The bars of a title, without those of its glosses and those at its ends."""
    bars = [Span(*match.span()) for match in _BAR.finditer(source, span.start, span.end)]
    glosses = spellings.find(source[span.start : span.end], span.start).removed if bars else ()
    return [bar for bar in bars if not any(gap.overlaps(bar) for gap in glosses)]


def is_tail(text: str, source: str, below: int) -> bool:
    """Whether a title's last part is a tail; `source` from `below` on is the text that it is the title of."""
    weight = 0
    for row in patterns():
        for match in row.pattern.finditer(text):
            if source.find(match.group(), below) < 0:
                weight += row.weight
    return weight >= TAIL_WEIGHT and bool(source[below:].strip())
