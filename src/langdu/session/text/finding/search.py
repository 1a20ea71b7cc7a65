"""Finds words in a text, by their characters or by pinyin: 银行, yinhang, yin2hang2, yínháng, yh, coffee.

Pinyin finds every run of characters each of which can be read so: 行 is found by hang and by xing. Whether it is read
so at that place is asked of the full readings, see `confirmed_search.py`. Letters that are no pinyin are taken as
initials (yh), and as what stands in the text.
"""

from __future__ import annotations

import heapq
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL, Span
from langdu.pinyin import parse, plain, readings, segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.model import Document, Reading, Sentence, Syllable

#: The most code points of a query.
QUERY_LENGTH = 60
#: Characters whose readings are looked through: the unified ideographs and extension A (Unicode, CJK blocks).
_HANZI = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
#: What may stand between two characters of a word: a gloss in brackets, or a space or a line's end.
_BETWEEN = r"(?:[(（][^()（）\n]{1,12}[)）])?\s?"


class AskedQuery(NamedTuple):
    """What is asked of one character: a syllable, with a tone or without, or the first letter of one."""

    syllable: Syllable | None
    letter: str = ""

    @property
    def chars(self) -> str:
        """The characters that can be read so."""
        if self.syllable is None:
            return _by_letter().get(self.letter, "")
        sounds = _by_sound().get((self.syllable.initial, self.syllable.final), ())
        return "".join(char for char, tone in sounds if self.syllable.tone in (0, tone))

    def fits(self, read: Syllable) -> bool:
        """Whether a reading is what is asked; a neutral tone is any."""
        if self.syllable is None:
            return plain(read)[:1] == self.letter
        has_sound = (read.initial, read.final) == (self.syllable.initial, self.syllable.final)
        return has_sound and (not self.syllable.tone or read.tone in (self.syllable.tone, 0, NEUTRAL))


class Candidate(NamedTuple):
    """Where a query may stand.

    Attributes:
        span: the place.
        doubted: the characters whose readings decide: their places, and what is asked of each; none where it is sure.
    """

    span: Span
    doubted: tuple[tuple[int, AskedQuery], ...] = ()

    def stands(self, sentence: Sentence) -> bool:
        """Whether the full readings of the sentence agree; what has none refutes nothing."""
        return all(_agrees(sentence.readings, place, asked) for place, asked in self.doubted)


class Query:
    """What is searched for.

    Args:
        text: as the user wrote it.
    """

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())[:QUERY_LENGTH]
        self._sure: dict[tuple[int, str], bool] = {}

    def candidates(self, document: Document, start: int = 0, end: int | None = None) -> Iterator[Candidate]:
        """Where it may stand between two code points, in order, none within another; made one after the other.

        What is set aside, or lies between the blocks, is not looked through.
        """
        found = [self._found(pattern, document.source, start, end) for pattern in self._patterns]
        last, block = start, Span(0, 0)
        for candidate in heapq.merge(*found, key=lambda one: (one.span.start, one.span.end)):
            span = candidate.span
            if span.start >= block.end:
                block = document.blocks[document.blocks.at(span.start)].span
            if span.start >= last and block.start <= span.start and span.end <= block.end:
                last = span.end
                yield candidate

    def count(self, document: Document) -> int:
        """How often its characters, or what can be read so, stand in the text: quickly, and not asked for readings."""
        return sum(1 for pattern in self._patterns for _ in pattern.finditer(document.source))

    def _found(self, pattern: re.Pattern[str], source: str, start: int, end: int | None) -> Iterator[Candidate]:
        for match in pattern.finditer(source, start, len(source) if end is None else end):
            yield Candidate(Span(*match.span()), tuple(self._doubted(match)) if pattern.groups else ())

    def _doubted(self, match: re.Match[str]) -> Iterator[tuple[int, AskedQuery]]:
        for number, char in enumerate(match.groups()):
            if not self._is_sure(number, char):
                yield match.start(number + 1), self._asked[number]

    def _is_sure(self, number: int, char: str) -> bool:
        """Whether all readings of a character are what is asked."""
        if (number, char) not in self._sure:
            self._sure[number, char] = all(map(self._asked[number].fits, readings(char)))
        return self._sure[number, char]

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """Of the characters as they are written; of pinyin a second one with a group for each character."""
        if not self.text:
            return []
        if self.text.isascii():
            patterns = [re.compile(re.escape(self.text), re.IGNORECASE)]
        else:
            written = map(re.escape, self.text.replace(" ", ""))
            patterns = [re.compile(_BETWEEN.join(written), re.IGNORECASE)]
            if not any(char.isalpha() and ord(char) < 0x250 for char in self.text):
                return patterns
        classes = [asked.chars for asked in self._asked]
        read = _BETWEEN.join(f"([{chars}])" for chars in classes)
        return [*patterns, re.compile(read)] if classes and all(classes) else patterns

    @cached_property
    def _asked(self) -> tuple[AskedQuery, ...]:
        """What is asked of each character; nothing where the text is neither pinyin nor initials."""
        words = self.text.lower().split()
        syllables = [piece for word in words for piece in (segment(word) or [""])]
        if all(syllables):
            return tuple(AskedQuery(parse(piece)) for piece in syllables)
        letters = "".join(words)
        return tuple(AskedQuery(None, one) for one in letters) if letters.isalpha() and len(letters) > 1 else ()


def find(document: Document, query: str) -> tuple[Span, ...]:
    """Where a query may stand in the text, in order, whatever the readings are there; nothing for an empty query."""
    return tuple(candidate.span for candidate in Query(query).candidates(document))


def _agrees(said: Iterable[Reading], place: int, asked: AskedQuery) -> bool:
    """Whether the reading at a place is what is asked, as a dictionary has it or as it is spoken."""
    here = next((reading for reading in said if reading.span.start <= place < reading.span.end), None)
    return here is None or any(map(asked.fits, (*here.citation, *here.spoken)))


@lru_cache(maxsize=1)
def _by_sound() -> dict[tuple[str, str], list[tuple[str, int]]]:
    """Initial and final of a syllable to the characters that can be read so, each with its tone."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for codes in _HANZI:
        for char in map(chr, codes):
            for syllable in readings(char):
                found.setdefault((syllable.initial, syllable.final), []).append((char, syllable.tone))
    return found


@lru_cache(maxsize=1)
def _by_letter() -> dict[str, str]:
    """The first letter of a syllable's pinyin to the characters that can be read so."""
    found: dict[str, dict[str, None]] = {}
    for codes in _HANZI:
        for char in map(chr, codes):
            for syllable in readings(char):
                found.setdefault(plain(syllable)[0], {})[char] = None
    return {letter: "".join(chars) for letter, chars in found.items()}
