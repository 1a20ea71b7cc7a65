"""Words of a text to drill: those of two hanzi, as they are read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import is_hanzi
from langdu.practice.drills.items import DrillItem, DrillWord, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.model import Sentence


def from_text(sentences: Iterable[Sentence], most: int) -> list[DrillItem]:
    """The first `most` different words of two hanzi in annotated sentences, each under its pair of tones."""
    found: dict[str, DrillItem] = {}
    for sentence in sentences:
        for word in _words(sentence):
            if len(found) >= most:
                return list(found.values())
            group = pattern(syllable.tone for syllable in word.citation)
            found.setdefault(f"{word.text} {word.pinyin}", DrillItem("book", group, word))
    return list(found.values())


def _words(sentence: Sentence) -> Iterator[DrillWord]:
    """Words as said alone: what changes a word's last tone in a sentence is the word after it, which is not said."""
    readings = {reading.span.start: reading for reading in sentence.readings}
    shown = {token.span.start: token.text for token in sentence.tokens}
    for span in sentence.words:
        there = [readings[at] for at in range(span.start, span.end) if at in readings]
        text = "".join(shown.get(reading.span.start, "") for reading in there)
        citation = tuple(syllable for reading in there for syllable in reading.citation)
        if len(text) == len(citation) == len(there) == 2 and all(map(is_hanzi, text)) and all(s.tone for s in citation):
            spoken = tuple(syllable for reading in there for syllable in reading.spoken)
            yield DrillWord(text, citation, (spoken[0], citation[1]))
