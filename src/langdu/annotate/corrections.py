"""The user's corrections as hints: those for one place before those for a book before those for all books."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.model import Hint, Span
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Correction, Sentence


def apply_corrections(sentence: Sentence, corrections: Sequence[Correction]) -> Sentence:
    """The sentence with a user's hint for every character that a correction is for."""
    hanzi = [token for token in sentence.tokens if token.kind == "hanzi"]
    text = "".join(token.text if token.kind == "hanzi" else "\n" for token in sentence.tokens)
    places = [token.span for token in sentence.tokens]
    settled: dict[int, Hint] = {}
    # The weakest first, so that stronger ones overwrite them.
    for correction in sorted(corrections, key=_strength):
        for index in _found(text, correction.text):
            if correction.start in (None, places[index].start):
                settled |= _hints(places[index : index + len(correction.text)], correction)
    if not settled or not hanzi:
        return sentence
    others = (hint for hint in sentence.hints if hint.span.start not in settled or hint.origin != "user")
    hints = sorted((*others, *settled.values()), key=lambda hint: hint.span.start)
    return replace(sentence, hints=tuple(hints))


def _strength(correction: Correction) -> tuple[bool, bool, int]:
    return correction.start is not None, correction.book is not None, len(correction.text)


def _found(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _hints(places: Sequence[Span], correction: Correction) -> dict[int, Hint]:
    return {
        place.start: Hint(Span(place.start, place.end), syllable, True, "user", numbered(syllable))
        for place, syllable in zip(places, correction.syllables, strict=False)
    }
