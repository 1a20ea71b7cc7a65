"""The words of an annotated sentence, as they are read there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import Span, is_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Reading, Sentence, Syllable


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """A word where it stands.

    Attributes:
        word: in simplified characters.
        text: as it stands there, glosses left out.
        span: from its first to its last hanzi.
        citation: its reading as a dictionary has it.
        spoken: after sandhi with what follows.
    """

    word: str
    text: str
    span: Span
    citation: tuple[Syllable, ...]
    spoken: tuple[Syllable, ...]


def sentence_words(sentence: Sentence) -> Iterator[SentenceWord]:
    """The words in order: those of two and more hanzi, and each hanzi that is in none of them. Numbers are none."""
    spans, last = iter(sentence.words), Span(0, 0)
    following = next(spans, None)
    waiting: list[Reading] = []
    for reading in sentence.readings:
        while following is not None and following.start <= reading.span.start:
            last, following = following, next(spans, None)
        if waiting and not (waiting[0].span.start in last and reading.span.start in last):
            yield from _word(sentence, waiting)
            waiting = []
        waiting.append(reading)
    if waiting:
        yield from _word(sentence, waiting)


def _word(sentence: Sentence, readings: list[Reading]) -> Iterator[SentenceWord]:
    """The word that these readings make; none where something in it is no hanzi."""
    span = Span(readings[0].span.start, readings[-1].span.end)
    tokens = [token.text for token in sentence.tokens if token.span.start in span and token.kind != "space"]
    text = "".join(tokens)
    if text and all(map(is_hanzi, text)):
        citation = tuple(syllable for reading in readings for syllable in reading.citation)
        spoken = tuple(syllable for reading in readings for syllable in reading.spoken)
        yield SentenceWord(folded(text), text, span, citation, spoken)
