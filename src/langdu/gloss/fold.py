"""A block as it is shown: glosses folded away into hints."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.gloss import spellings
from langdu.gloss.tokens import tokens_of
from langdu.gloss.transcripts import rows
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Block, Document, Hint, Token

_LINE_END = re.compile(r"[\n\r]\s*")
_LATIN = re.compile("[!-~À-ɏ]")
_END = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Folded:
    """A block's tokens and what its glosses, and transcripts elsewhere, say of them; both sorted by place."""

    tokens: tuple[Token, ...]
    hints: tuple[Hint, ...]


def fold(document: Document, block: Block) -> Folded:
    """The tokens of a block, without its glosses, and the hints for it."""
    source, span = document.source, block.span
    if block.kind == "transcript":
        return Folded(tuple(tokens_of(source, span.start, span.end)), ())
    text = source[span.start : span.end]
    found = spellings.find(text, span.start, at_end=_END.match(source, span.end) is not None)
    tokens = [t for start, end in kept(source, span, found.removed) for t in tokens_of(source, start, end)]
    hints = rows.in_table(source, span, found.hints)
    return Folded(tuple(tokens), _merged(source, hints, _within(document.hints, span)))


def kept(source: str, span: Span, removed: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The pieces of a block that are shown.

    Two things hold whatever the spellings return: no hanzi is lost but for the labels of notes (音, 读作), and no line
    end is left in a block that holds markup of several lines.
    """
    gaps = [gap for gap in removed if HANZI.search(source, gap.start, gap.end) is None or _is_note(source, gap)]
    gaps += _line_ends(source, span)
    start = span.start
    for gap in sorted(gaps):
        if gap.start > start:
            yield start, gap.start
        start = max(start, gap.end)
    if start < span.end:
        yield start, span.end


def _line_ends(source: str, span: Span) -> Iterator[Span]:
    """The line ends inside a block; between two foreign words one stays, as a space."""
    for match in _LINE_END.finditer(source, span.start, span.end):
        apart = _LATIN.match(source, match.start() - 1) and _LATIN.match(source, match.end())
        yield Span(match.start() + bool(apart), match.end())


def _is_note(source: str, gap: Span) -> bool:
    from langdu.gloss.inline.labels import is_note

    return is_note(source, gap)


def _within(hints: tuple[Hint, ...], span: Span) -> tuple[Hint, ...]:
    if not hints:
        return ()
    first = bisect_left(hints, span.start, key=lambda hint: hint.span.start)
    last = bisect_left(hints, span.end, key=lambda hint: hint.span.start)
    return hints[first:last]


def _merged(source: str, glosses: tuple[Hint, ...], transcript: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """All glosses, and the transcript's word where there is none."""
    if not glosses:
        return transcript
    from langdu.gloss.inline.neutral import with_neutral

    glossed = {hint.span.start for hint in glosses}
    rest = (hint for hint in transcript if hint.span.start not in glossed)
    return tuple(sorted((*with_neutral(source, glosses), *rest), key=lambda hint: hint.span.start))
