"""Finds words in a text, by their characters or by pinyin: 银行, yinhang, yin2hang2, yínháng, yh, coffee.

Pinyin finds every run of characters each of which can be read so: 行 is found by hang and by xing, whatever it is read
as at that place. Letters that are no pinyin are taken as initials (yh), and as what stands in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.model import Span
from langdu.pinyin import parse, readings, segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Document, Syllable

#: The most code points of a query.
QUERY_LENGTH = 60
#: Characters whose readings are looked through: the unified ideographs and extension A (Unicode, CJK blocks).
_HANZI = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
#: What may stand between two characters of a word: a gloss in brackets, or a space or a line's end.
_BETWEEN = r"(?:[(（][^()（）\n]{1,12}[)）])?\s?"


def find(document: Document, query: str) -> tuple[Span, ...]:
    """Where a query stands in the text, in order, none within another; nothing for an empty query.

    What is set aside, or lies between the blocks, is not looked through.
    """
    spans = sorted({(m.start(), m.end()) for pattern in _patterns(query) for m in pattern.finditer(document.source)})
    return tuple(_shown(document, spans))


def _shown(document: Document, spans: Iterable[tuple[int, int]]) -> Iterable[Span]:
    last, block = 0, Span(0, 0)
    for start, end in spans:
        if start >= block.end:
            block = document.blocks[document.blocks.at(start)].span
        if start >= last and block.start <= start and end <= block.end:
            last = end
            yield Span(start, end)


def _patterns(query: str) -> list[re.Pattern[str]]:
    query = " ".join(query.split())[:QUERY_LENGTH]
    if not query:
        return []
    patterns = [re.compile(_BETWEEN.join(map(re.escape, query.replace(" ", ""))), re.IGNORECASE)]
    if not query.isascii() and not any(char.isalpha() and ord(char) < 0x250 for char in query):
        return patterns
    if query.isascii():
        patterns = [re.compile(re.escape(query), re.IGNORECASE)]
    classes = _classes(query.lower())
    return patterns if not all(classes) else [*patterns, re.compile(_BETWEEN.join(f"[{c}]" for c in classes))]


def _classes(query: str) -> list[str]:
    """For each syllable or initial of a query the characters that it may stand for; an empty one if it is neither."""
    words = query.split()
    syllables = [piece for word in words for piece in (segment(word) or [""])]
    if all(syllables):
        return [_read_as(parse(piece)) for piece in syllables]
    letters = "".join(words)
    return [_beginning_with(letter) for letter in letters] if letters.isalpha() and len(letters) > 1 else [""]


def _read_as(syllable: Syllable) -> str:
    sounds = _by_sound().get((syllable.initial, syllable.final), ())
    return "".join(char for char, tone in sounds if not syllable.tone or tone == syllable.tone)


def _beginning_with(letter: str) -> str:
    return _by_letter().get(letter, "")


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
    from langdu.pinyin import plain

    found: dict[str, dict[str, None]] = {}
    for codes in _HANZI:
        for char in map(chr, codes):
            for syllable in readings(char):
                found.setdefault(plain(syllable)[0], {})[char] = None
    return {letter: "".join(chars) for letter, chars in found.items()}
