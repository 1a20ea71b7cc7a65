"""A sentence in the pieces that a page has as elements: each figure that is said by itself too."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.model import RubyPiece, Span, ruby_pieces
from langdu.model.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Reading, Sentence, Token


def page_pieces(sentence: Sentence) -> Iterator[RubyPiece]:
    """The whole sentence, in order; a number whose figures are read one by one is a piece a figure."""
    for piece in ruby_pieces(sentence):
        owners = {at: reading for reading in piece.readings for at in range(reading.span.start, reading.span.end)}
        placed = [
            (at, char, owners.get(at) or token)
            for token in piece.tokens
            for at, char in enumerate(token.text, token.span.start)
        ]
        for _, run in groupby(placed, key=lambda place: id(place[2])):
            yield from _part(piece, list(run))


def _part(piece: RubyPiece, run: list[tuple[int, str, Reading | Token]]) -> Iterator[RubyPiece]:
    """What of a piece one reading is of, as one token; nothing where nobody sees it."""
    owner = run[0][2]
    text = "".join(char for _, char, _ in run).replace(INVISIBLE, "")
    if text:
        token = replace(piece.tokens[0], text=text, span=Span(run[0][0], run[-1][0] + 1))
        yield RubyPiece(piece.first, (token,), tuple(reading for reading in piece.readings if reading is owner))


def by_word(sentence: Sentence) -> Iterator[tuple[RubyPiece, ...]]:
    """The pieces of each word together; what is in no word of several hanzi, alone."""
    starts = {offset: word.start for word in sentence.words for offset in range(word.start, word.end)}
    for _, group in groupby(page_pieces(sentence), key=lambda piece: starts.get(piece.span.start, -piece.span.end)):
        yield tuple(group)
