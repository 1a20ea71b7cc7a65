"""What ruby is set over: the pieces of a sentence that have a reading together, and those that have none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model.document import Sentence, Token
    from langdu.model.reading import Reading
    from langdu.model.syllable import Syllable


@dataclass(frozen=True, slots=True)
class RubyPiece:
    """A hanzi, 花儿, a number, with how it is read; or one token without a reading.

    Attributes:
        first: its first token, by its index in the sentence.
        tokens: at least one.
        readings: of it, in order; none where it is not read in pinyin. A number whose figures are said one by one has
            one for each.
    """

    first: int
    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...] = ()

    @property
    def end(self) -> int:
        """The index of the token behind it."""
        return self.first + len(self.tokens)

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    @property
    def text(self) -> str:
        """As it is shown."""
        return "".join(token.text for token in self.tokens)

    @property
    def spaced(self) -> str:
        """As it is shown, runs of spaces as one."""
        return "".join(" " if token.kind == "space" else token.text for token in self.tokens)

    @property
    def syllables(self) -> tuple[Syllable, ...]:
        """As a dictionary has them: one for a hanzi and for 花儿, five for 12%; none without a reading."""
        return tuple(syllable for reading in self.readings for syllable in reading.citation)


def ruby_pieces(sentence: Sentence, *, reads: bool = True) -> Iterator[RubyPiece]:
    """All of a sentence in order; with `reads` false nothing of it has a reading."""
    readings = [reading for reading in sentence.readings if reading.citation] if reads else []
    tokens, index, used = sentence.tokens, 0, 0
    while index < len(tokens):
        first, index = index, index + 1
        mine, used = used, _behind(readings, used, tokens[first].span.end)
        while used > mine and index < len(tokens) and tokens[index].span.start < readings[used - 1].span.end:
            index += 1
        yield RubyPiece(first, tokens[first:index], tuple(readings[mine:used]))


def _behind(readings: Sequence[Reading], at: int, end: int) -> int:
    """The first reading from `at` on that does not begin before `end`."""
    while at < len(readings) and readings[at].span.start < end:
        at += 1
    return at
