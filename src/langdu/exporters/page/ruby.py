"""A sentence in the pieces that ruby is set over: m characters with their n syllables, and what has none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.model import Span
from langdu.model.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Reading, Sentence, Syllable, Token


@dataclass(frozen=True, slots=True)
class RubyPiece:
    """What is shown together.

    Attributes:
        span: its place in the source; never empty.
        text: as it is shown.
        syllables: how it is read, as a dictionary has it: one for a hanzi and for 花儿, five for 12%; none for signs
            and Latin words.
    """

    span: Span
    text: str
    syllables: tuple[Syllable, ...] = ()


def ruby_pieces(sentence: Sentence) -> Iterator[RubyPiece]:
    """The whole sentence, in order.

    Of a number whose figures are read one by one, each figure is a piece: a token may have several readings, and a
    reading several tokens.
    """
    readings = {
        offset: reading
        for reading in sentence.readings
        if reading.citation
        for offset in range(reading.span.start, reading.span.end)
    }
    placed = [
        (offset, char, readings.get(offset) or token)
        for token in sentence.tokens
        for offset, char in enumerate(token.text, token.span.start)
    ]
    for _, run in groupby(placed, key=lambda place: id(place[2])):
        yield from _piece(list(run))


def _piece(run: list[tuple[int, str, Reading | Token]]) -> Iterator[RubyPiece]:
    owner = run[0][2]
    text = "".join(char for _, char, _ in run).replace(INVISIBLE, "")
    if text:
        yield RubyPiece(Span(run[0][0], run[-1][0] + 1), text, getattr(owner, "citation", ()))


def by_word(sentence: Sentence) -> Iterator[tuple[RubyPiece, ...]]:
    """The pieces of each word together; what is in no word of several hanzi, alone."""
    starts = {offset: word.start for word in sentence.words for offset in range(word.start, word.end)}
    for _, group in groupby(ruby_pieces(sentence), key=lambda piece: starts.get(piece.span.start, -piece.span.end)):
        yield tuple(group)
