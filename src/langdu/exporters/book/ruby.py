"""A sentence in pieces, each with the pinyin that stands over it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from langdu.exporters.book.markup import escaped, legal
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Reading, Sentence, Syllable


@dataclass(frozen=True, slots=True)
class TokenRuby:
    """What has one reading, or none.

    Attributes:
        first, end: its tokens, by their index in the sentence.
        text: as it is shown.
        pinyin: the citation reading; empty where there is none.
    """

    first: int
    end: int
    text: str
    pinyin: str

    @property
    def markup(self) -> str:
        """As XHTML."""
        text = escaped(self.text)
        return f"<ruby>{text}<rp>(</rp><rt>{self.pinyin}</rt><rp>)</rp></ruby>" if self.pinyin and text else text


def ruby_pieces(sentence: Sentence) -> list[TokenRuby]:
    """All of a sentence in order: a hanzi each where it has a syllable of its own, what is read together together.

    花儿 is one piece with huār, a number one piece with all its syllables.
    """
    readings = [reading for reading in sentence.readings if reading.citation] if sentence.is_spoken else []
    found: list[TokenRuby] = []
    index = used = 0
    while index < len(sentence.tokens):
        first, mine = index, used
        used = _behind(readings, used, sentence.tokens[first].span.end)
        limit = readings[used - 1].span.end if used > mine else 0
        index += 1
        while index < len(sentence.tokens) and sentence.tokens[index].span.start < limit:
            index += 1
        used = _behind(readings, used, limit)
        said = [syllable for reading in readings[mine:used] for syllable in reading.citation]
        found += _pieces(sentence, first, index, said)
    return found


def _behind(readings: Sequence[Reading], at: int, end: int) -> int:
    """The first reading from `at` on that does not begin before `end`."""
    while at < len(readings) and readings[at].span.start < end:
        at += 1
    return at


def _pieces(sentence: Sentence, first: int, end: int, said: Sequence[Syllable]) -> Iterator[TokenRuby]:
    tokens = sentence.tokens[first:end]
    if len(said) == len(tokens) > 1 and all(token.kind == "hanzi" for token in tokens):
        for at, (token, syllable) in enumerate(zip(tokens, said, strict=True), first):
            yield TokenRuby(at, at + 1, token.text, _marked(syllable))
        return
    text = legal("".join(" " if token.kind == "space" else token.text for token in tokens))
    yield TokenRuby(first, end, text, " ".join(map(_marked, said)))


@cache
def _marked(syllable: Syllable) -> str:
    return marked(syllable)
