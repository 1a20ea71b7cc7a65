"""The words of an annotated sentence, as they are read there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import Span, is_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Reading, Sentence, Syllable


#: Hanzi of the longest word in which others are looked for.
LONGEST_HANZI = 20


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """A word where it stands.

    Attributes:
        word: in simplified characters.
        text: as it stands there, glosses left out.
        span: from its first to its last hanzi.
        places: of its hanzi.
        citation: its reading as a dictionary has it.
        spoken: after sandhi with what follows.
    """

    word: str
    text: str
    span: Span
    places: tuple[Span, ...]
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


def word_in(sentence: Sentence, offset: int, word: str) -> SentenceWord | None:
    """What stands at a code point, if it is these hanzi, however the sentence is cut into words."""
    tokens = [token for token in sentence.tokens if token.kind == "hanzi" and token.span.start >= offset][: len(word)]
    end = tokens[-1].span.end if tokens else offset
    readings = [reading for reading in sentence.readings if offset <= reading.span.start < end]
    if not readings or readings[0].span.start != offset or readings[-1].span.end != end:
        return None
    return next((there for there in _word(sentence, readings) if there.word == word), None)


def word_at(sentence: Sentence, offset: int, word: str) -> SentenceWord | None:
    """What stands at a code point, if it is that word; of several hanzi also inside a longer one, 钢琴 in 弹钢琴."""
    there = next((one for one in sentence_words(sentence) if offset in one.span), None)
    if there is None or there.word == word:
        return there
    return next((part for part in parts(there) if part.word == word), None)


def parts(there: SentenceWord) -> Iterator[SentenceWord]:
    """What stands inside a word, of two and more hanzi.

    Nothing where hanzi and syllables are not one for one, nor in what only a user's cut has made so long.
    """
    size = len(there.citation) if len(there.citation) == len(there.text) == len(there.word) else 0
    size = size if size <= LONGEST_HANZI else 0
    for start in range(size - 1):
        for end in range(start + 2, size + 1):
            part = slice(start, end)
            if end - start < size:
                yield replace(
                    there,
                    word=there.word[part],
                    text=there.text[part],
                    span=Span(there.places[start].start, there.places[end - 1].end),
                    places=there.places[part],
                    citation=there.citation[part],
                    spoken=there.spoken[part],
                )


def _word(sentence: Sentence, readings: list[Reading]) -> Iterator[SentenceWord]:
    """The word that these readings make; none where something in it is no hanzi."""
    span = Span(readings[0].span.start, readings[-1].span.end)
    tokens = [token for token in sentence.tokens if token.span.start in span and token.kind != "space"]
    text = "".join(token.text for token in tokens)
    if text and all(map(is_hanzi, text)):
        citation = tuple(syllable for reading in readings for syllable in reading.citation)
        spoken = tuple(syllable for reading in readings for syllable in reading.spoken)
        places = tuple(token.span for token in tokens)
        yield SentenceWord(folded(text), text, span, places, citation, spoken)
