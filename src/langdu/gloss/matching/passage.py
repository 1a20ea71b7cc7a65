"""A passage as a transcript goes along it: its hanzi, and the numbers and Latin words between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from langdu.gloss import spellings
from langdu.gloss.inline.base import LATIN
from langdu.gloss.matching.letters import letters_of
from langdu.model import HANZI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Span

#: A number with the signs that are read with it, or such a sign alone.
_NUMBER = r"[0-9０-９][0-9０-９.,:/\-–~～×%％‰℃°]*|[%％‰℃°＋+=＝×÷＜<＞>&＆＄$¥￥€£§@№㎡㎏㎝㎞㎜]"
_ITEM = re.compile(rf"(?P<hanzi>{HANZI.pattern})|(?P<latin>[{LATIN}]+)|(?P<number>{_NUMBER})")


class PassageItem(NamedTuple):
    """A piece of a passage.

    Attributes:
        place: in the source.
        text: a hanzi; a Latin word's letters in lower case; a number as it stands.
        kind: which of these it is.
    """

    place: int
    text: str
    kind: Literal["hanzi", "latin", "number"]


def items_of(source: str, span: Span) -> tuple[PassageItem, ...]:
    """The items of a passage, without those inside its glosses."""
    if HANZI.search(source, span.start, span.end) is None:
        return ()
    removed = iter(spellings.find(source[span.start : span.end], span.start).removed)
    gap = next(removed, None)
    items = []
    for item in _items(source, span):
        while gap is not None and gap.end <= item.place:
            gap = next(removed, None)
        if gap is None or item.place < gap.start:
            items.append(item)
    return tuple(items)


def _items(source: str, span: Span) -> Iterator[PassageItem]:
    for match in _ITEM.finditer(source, span.start, span.end):
        if match["hanzi"]:
            yield PassageItem(match.start(), match.group(), "hanzi")
        elif match["latin"]:
            yield PassageItem(match.start(), letters_of(match.group(), 0, len(match.group())).plain, "latin")
        else:
            yield PassageItem(match.start(), match.group(), "number")
