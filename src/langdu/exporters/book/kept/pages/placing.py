"""What of a page's text a sentence's ruby and highlighted parts stand on, and when each part is heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.book.from_text.sentences import part_ids
from langdu.exporters.book.highlights import highlighted_parts
from langdu.exporters.book.kept.pages.marking import PartPlace, RubyPlace
from langdu.exporters.book.ruby import book_pieces, pinyin_over

if TYPE_CHECKING:
    from langdu.exporters.book.kept.pages.matching import FoundSentence
    from langdu.model import HighlightUnit, TimedSentence


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence on its page.

    Attributes:
        rubies: the pinyin over its characters, in order.
        parts: what is highlighted at once, in order.
        starts: by place, the sample of the stream where each token that sounds begins; each part's first place too.
    """

    rubies: tuple[RubyPlace, ...]
    parts: tuple[PartPlace, ...]
    starts: dict[int, int]

    def start(self, place: int) -> int:
        """When what stands from a place on is heard first."""
        later = [at for at in self.starts if at >= place]
        return self.starts[min(later)] if later else max(self.starts.values())


def placed(
    timed: TimedSentence, found: FoundSentence, unit: HighlightUnit, least_samples: int, prefix: str
) -> PlacedSentence:
    """A spoken sentence on its page; ids begin with `prefix`. What of it has no place has no part."""
    pieces = book_pieces(timed.sentence)
    parts = highlighted_parts(timed, unit, pieces, least_samples)
    places, starts = [], _token_starts(timed, found)
    for name, part in zip(part_ids(timed, parts), parts, strict=True):
        on = [place for token in found.places[part.first : part.end] for place in token]
        if on:
            places.append(PartPlace(f"{prefix}-{name}", on[0], on[-1] + 1))
            starts[on[0]] = part.start
    rubies = []
    for piece in pieces:
        on = [place for token in found.places[piece.first : piece.end] for place in token]
        pinyin = pinyin_over(piece)
        if pinyin and on and on[-1] - on[0] == len(on) - 1:
            rubies.append(RubyPlace(on[0], on[-1] + 1, pinyin))
    return PlacedSentence(tuple(rubies), tuple(places), starts)


def _token_starts(timed: TimedSentence, found: FoundSentence) -> dict[int, int]:
    starts: dict[int, int] = {}
    marks = iter(timed.marks)
    mark = next(marks, None)
    for token, places in zip(timed.sentence.tokens, found.places, strict=True):
        while mark is not None and mark.span.end <= token.span.start:
            mark = next(marks, None)
        if mark is not None and places and mark.span.start < token.span.end:
            starts[places[0]] = mark.start
    return starts
