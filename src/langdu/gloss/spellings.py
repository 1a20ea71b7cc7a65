"""The spellings that are read, and the signs that a text must have before any of their patterns is tried."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from langdu.gloss.inline.base import FoldedGlosses
from langdu.gloss.inline.base import found as sorted_found
from langdu.gloss.tokens import seen
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.gloss.inline.base import Finder
    from langdu.model import Hint


@dataclass(frozen=True, slots=True)
class Spelling:
    """A family of spellings.

    Attributes:
        module: the file that reads it.
        signs: groups of signs; a text has to have one of each.
    """

    module: str
    signs: tuple[tuple[str, ...], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking."""
        return all(_any_of(group)(text) for group in self.signs)

    @property
    def find(self) -> Finder:
        """Its reader, loaded on first use: most texts need none of them."""
        return cast("Finder", import_module(f"langdu.gloss.{self.module}").find)


@cache
def _any_of(signs: tuple[str, ...]) -> Callable[[str], object]:
    return re.compile("|".join(map(re.escape, signs))).search


_OPENING = ("(", "（", "[", "［", "【", "〔")
_LABELS = ("读", "讀", "念", "唸", "音")
#: One of these is in every syllable of pinyin and Zhuyin, m and ng aside.
_VOWELS = tuple("aeiouAEOāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩㄓㄔㄕㄖㄗㄘㄙ")
#: In order: of two that speak of the same character the first is heard.
SPELLINGS = (
    Spelling("inline.markup.html_ruby", (("<",), ("</",), ("ruby", "RUBY", "Ruby"))),
    Spelling("inline.markup.ooxml", (("<w:",),)),
    Spelling("inline.markup.braces", (("{",), ("|", "｜"), ("}",))),
    Spelling("inline.markup.aozora", (("《",), ("》",))),
    Spelling("inline.markup.latex", (("\\",), ("pinyin", "ruby"), ("{",))),
    Spelling("transcripts.table", (("\t",),)),
    Spelling("inline.notes", ((*_OPENING, *_LABELS), _VOWELS)),
    Spelling("inline.brackets", (_OPENING,)),
    Spelling("inline.unbracketed", (_VOWELS,)),
)


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The glosses in a block's text, in whatever spelling: see `base.Finder`."""
    shown, places = seen(text)
    if shown is not text:
        return _placed(find(shown, at_end=at_end), places, offset)
    removed: list[Span] = []
    hints: dict[Span, Hint] = {}
    for spelling in SPELLINGS:
        if spelling.may_be_in(text):
            part = spelling.find(text, offset, at_end=at_end)
            removed += part.removed
            for hint in part.hints:
                hints.setdefault(hint.span, hint)
    return sorted_found(list(_merged(sorted(removed))), list(hints.values())) if removed else FoldedGlosses()


def _placed(found: FoldedGlosses, places: Sequence[int], offset: int) -> FoldedGlosses:
    """What was found in a text without its unseen signs, where it is in the text."""

    def place(span: Span) -> Span:
        return Span(offset + places[span.start], offset + places[span.end - 1] + 1)

    hints = tuple(replace(hint, span=place(hint.span)) for hint in found.hints)
    return FoldedGlosses(tuple(map(place, found.removed)), hints)


def _merged(spans: list[Span]) -> Iterator[Span]:
    """The spans in order, without those that lie within another."""
    end = -1
    for span in spans:
        if span.end > end:
            yield span
            end = span.end
