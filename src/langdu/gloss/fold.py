"""A block as it is shown: glosses folded away into hints."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.gloss.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Block, Document, Hint, Span, Token


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
    removed: list[Span] = []
    hints: list[Hint] = []
    # Each search is for a sign that most texts do not have at all; those wait neither for it nor for its patterns.
    if "<" in text and "</" in text:
        from langdu.gloss import html_ruby

        found = html_ruby.find(text, span.start)
        removed += found.removed
        hints += found.hints
    if any(bracket in text for bracket in "(（["):
        from langdu.gloss import inline

        found = inline.find(text, span.start, at_end=not source[span.end :].strip())
        removed += found.removed
        hints += found.hints
    tokens = [t for start, end in _kept(span, sorted(removed)) for t in tokens_of(source, start, end)]
    return Folded(tuple(tokens), _merged(hints, _within(document.hints, span)))


def _kept(span: Span, removed: list[Span]) -> Iterator[tuple[int, int]]:
    start = span.start
    for gap in removed:
        if gap.start > start:
            yield start, gap.start
        start = max(start, gap.end)
    if start < span.end:
        yield start, span.end


def _within(hints: tuple[Hint, ...], span: Span) -> tuple[Hint, ...]:
    if not hints:
        return ()
    first = bisect_left(hints, span.start, key=lambda hint: hint.span.start)
    last = bisect_left(hints, span.end, key=lambda hint: hint.span.start)
    return hints[first:last]


def _merged(glosses: list[Hint], transcript: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """All glosses, and the transcript's word where there is none."""
    glossed = {hint.span.start for hint in glosses}
    rest = (hint for hint in transcript if hint.span.start not in glossed)
    return tuple(sorted((*glosses, *rest), key=lambda hint: hint.span.start))
