"""Syllables without tones, so that homophones are the same, and how many of them differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.pinyin import parse, plain
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.opening.open import book_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Syllable


def syllables_of(text: str) -> list[str]:
    """How a text is read, numbers and signs in words; what is not Chinese is left out."""
    book = book_from_text(text, "")
    try:
        sentences = [numbered.sentence for numbered in numbered_sentences(book)]
    finally:
        book.close()
    readings = (reading for sentence in sentences for reading in sentence.readings)
    return [said for reading in readings for syllable in reading.spoken for said in _toneless(syllable)]


def syllables_in(labels: Iterable[str]) -> list[str]:
    """The same of the syllables that marks have, numbered pinyin; Latin words are left out."""
    found: list[str] = []
    for label in labels:
        try:
            found += _toneless(parse(label))
        except ValueError:
            continue
    return found


def _toneless(syllable: Syllable) -> Iterator[str]:
    """Erhua is a syllable of its own: a recogniser writes it as one, or not at all."""
    bare = plain(syllable)
    yield bare.removesuffix("r") if syllable.erhua else bare
    if syllable.erhua:
        yield "er"


def distance(said: Sequence[str], heard: Sequence[str]) -> int:
    """Syllables to replace, put in and take out."""
    row = list(range(len(heard) + 1))
    for i, x in enumerate(said, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(heard, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
