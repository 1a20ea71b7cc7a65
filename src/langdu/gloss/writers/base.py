"""What every written spelling has in common.

To add one: a function from a `Sentence` to text in the file of its family, and a `Form` for it in `FORMS`, with a
line for --help. Its name is what the people who use it call it. What langdu reads as well (all but pinyin and
zhuyin, which have no hanzi) it has to read back with the same readings: the property test in tests/gloss takes
every form there is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.model import HANZI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Reading, Sentence, Syllable


def _as_it_is(sentences: Sequence[Sentence], text: str) -> str:
    return text


def _nothing(title: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling to write.

    Attributes:
        about: what it is, for --help.
        sentence: a sentence in it.
        block: a block in it, from its sentences and what `sentence` made of them.
        between: what stands between two sentences of a block.
        opening: what comes before the first block, from the title.
        closing: what comes after the last.
    """

    about: str
    sentence: Callable[[Sentence], str]
    block: Callable[[Sequence[Sentence], str], str] = _as_it_is
    between: str = ""
    opening: Callable[[str], str] = _nothing
    closing: str = ""


def pieces(sentence: Sentence) -> Iterator[tuple[str, Reading | None]]:
    """What is shown, with its reading: a reading's tokens together, others one by one.

    A number may be one token with several readings, a figure each.
    """
    readings = [reading for reading in sentence.readings if reading.citation]
    tokens = list(sentence.tokens)
    index = used = 0
    while index < len(tokens):
        end = tokens[index].span.end
        first, index = index, index + 1
        mine, used = used, _behind(readings, used, end)
        while used > mine and index < len(tokens) and tokens[index].span.start < readings[used - 1].span.end:
            index += 1
        yield "".join(token.text for token in tokens[first:index]), _one(readings[mine:used])


def _behind(readings: Sequence[Reading], at: int, end: int) -> int:
    """The first reading from `at` on that does not begin before `end`."""
    while at < len(readings) and readings[at].span.start < end:
        at += 1
    return at


def _one(readings: Sequence[Reading]) -> Reading | None:
    """Several readings as one."""
    if len(readings) < 2:
        return readings[0] if readings else None
    syllables = tuple(syllable for reading in readings for syllable in reading.citation)
    return replace(readings[0], citation=syllables)


def glossed(sentence: Sentence) -> Iterator[tuple[str, Reading | None]]:
    """The same with the readings of hanzi alone: no reader of glosses would take 12%(…) for one."""
    for text, reading in pieces(sentence):
        yield text, reading if all(map(HANZI.match, text)) else None


def by_word(sentence: Sentence) -> Iterator[tuple[str, tuple[Syllable, ...]]]:
    """The same with the characters of a word together, and their syllables; none for what has no reading."""
    words = {word.start: word.end for word in sentence.words}
    syllables: list[Syllable] = []
    end, text = 0, ""
    for piece, reading in glossed(sentence):
        if syllables and (reading is None or reading.span.start >= end):
            yield text, tuple(syllables)
            text, syllables = "", []
        if reading is None:
            yield piece, ()
            continue
        if not syllables:
            end = words.get(reading.span.start, reading.span.end)
        text, syllables = text + piece, [*syllables, *reading.citation]
    if syllables:
        yield text, tuple(syllables)


def joined(reading: Reading, spelled: Callable[..., str], between: str) -> str:
    """A reading's syllables."""
    return between.join(spelled(syllable) for syllable in reading.citation)
