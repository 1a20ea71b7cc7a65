"""A sentence as XHTML: ruby over its characters, and an id on each part that is highlighted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.book.highlights import highlighted_parts
from langdu.exporters.book.ruby import book_pieces, ruby_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.book.highlights import HighlightedPart
    from langdu.model import HighlightUnit, RubyPiece, TimedSentence


def part_ids(timed: TimedSentence, parts: Sequence[HighlightedPart]) -> list[str]:
    """The ids of the elements around a sentence's parts."""
    name = f"s{timed.index + 1}"
    return [name] if len(parts) == 1 else [f"{name}-{number}" for number in range(1, len(parts) + 1)]


def spoken_markup(
    timed: TimedSentence, unit: HighlightUnit, least_samples: int
) -> tuple[str, list[tuple[str, HighlightedPart]]]:
    """A spoken sentence, and its parts with the ids of their elements; the id is around the ruby, never inside."""
    pieces = book_pieces(timed.sentence)
    parts = highlighted_parts(timed, unit, pieces, least_samples)
    ids = part_ids(timed, parts)
    written = zip(ids, parts, strict=True)
    markup = "".join(f'<span id="{name}">{_between(pieces, part)}</span>' for name, part in written)
    return markup, list(zip(ids, parts, strict=True))


def silent_markup(timed: TimedSentence) -> str:
    """A sentence of which nothing is said."""
    return "".join(ruby_markup(piece) for piece in book_pieces(timed.sentence))


def _between(pieces: Sequence[RubyPiece], part: HighlightedPart) -> str:
    return "".join(ruby_markup(piece) for piece in pieces if part.first <= piece.first < part.end)
