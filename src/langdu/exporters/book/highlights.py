"""A sentence cut into what is highlighted at once: itself, its words, or its syllables.

Every token is in exactly one part, and every part sounds: signs, spaces and marks of no length belong to the part
before them, opening signs to the one behind.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import HighlightUnit, RubyPiece, TimedSentence

#: Signs that belong to what follows.
OPENING = frozenset("“‘「『（《【〈([{〔〖")


@dataclass(frozen=True, slots=True)
class HighlightedPart:
    """What is highlighted at once.

    Attributes:
        first, end: its tokens, by their index in the sentence.
        start: the sample of the stream where it begins to sound; it lasts until the next part begins.
    """

    first: int
    end: int
    start: int


def highlighted_parts(
    timed: TimedSentence, unit: HighlightUnit, pieces: Sequence[RubyPiece], least_samples: int
) -> list[HighlightedPart]:
    """The parts of a spoken sentence.

    Args:
        timed: the sentence, with marks.
        unit: what is highlighted at once.
        pieces: what of it has one reading.
        least_samples: what begins sooner than this after the part before is joined with it.
    """
    tokens = timed.sentence.tokens
    if unit == "sentence":
        return [HighlightedPart(0, len(tokens), timed.start)]
    cuts = _cuts(timed, unit, pieces)
    starts = _starts(timed, [tokens[cut].span.start for cut in cuts])
    kept = _sounding(timed, cuts, starts, least_samples)
    ends = [*(cut for cut, _ in kept[1:]), len(tokens)]
    return [HighlightedPart(first, end, start) for (first, start), end in zip(kept, ends, strict=True)]


def _cuts(timed: TimedSentence, unit: HighlightUnit, pieces: Sequence[RubyPiece]) -> list[int]:
    """The tokens that a part may begin with: none inside a reading, a mark, or, for words, a word."""
    sentence = timed.sentence
    spans = [mark.span for mark in timed.marks] + [rewrite.span for rewrite in sentence.rewrites]
    spans += sentence.words if unit == "word" else ()
    inside = {offset for span in spans for offset in range(span.start + 1, span.end)}
    cuts = [piece.first for piece in pieces if sentence.tokens[piece.first].span.start not in inside]
    return cuts if cuts[:1] == [0] else [0, *cuts]


def _starts(timed: TimedSentence, offsets: Sequence[int]) -> list[int | None]:
    """When each part begins to sound; None for what does not. `offsets` are where the parts begin in the source."""
    starts: list[int | None] = [None] * len(offsets)
    for mark in timed.marks:
        at = max(0, bisect_right(offsets, mark.span.start) - 1)
        if starts[at] is None:
            starts[at] = mark.start
    return starts


def _sounding(
    timed: TimedSentence, cuts: Sequence[int], starts: Sequence[int | None], least: int
) -> list[tuple[int, int]]:
    """The first token and the start of each part, those that do not sound joined with their neighbours."""
    kept: list[tuple[int, int]] = []
    waiting: int | None = None  # opening signs, for the part behind them
    for cut, start in zip(cuts, starts, strict=True):
        if start is None:
            if timed.sentence.tokens[cut].text in OPENING and waiting is None:
                waiting = cut
        elif not kept:
            kept.append((0, timed.start))
        elif start - kept[-1][1] >= least:
            kept.append((cut if waiting is None else waiting, start))
        if start is not None or timed.sentence.tokens[cut].text not in OPENING:
            waiting = None
    return kept or [(0, timed.start)]
