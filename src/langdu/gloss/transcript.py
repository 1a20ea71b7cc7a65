"""Lines of run-on pinyin that say what a neighbouring passage says.

`naogeng,youchengnaogengsai…` is a transcript of 脑梗,又称脑梗塞… if, read along the passage character by
character, its letters are one of each character's readings. Ambiguous letters (xian: 先 or 西安) are no problem
that way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import HANZI, Hint, Span
from langdu.pinyin import parse, sounds
from langdu.pinyin.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_SIGNS = r"\s,.;:?!'\"\-，。；：？！、…—“”‘’（）()《》1-5"
#: A run of letters and signs without a single hanzi, long enough to be a sentence of pinyin.
_RUN = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}]|[{_SIGNS}](?![{_SIGNS}]*\n)){{19,}}[,.;:?!，。；：？！、…”’]*")
_LINE_END = re.compile(r"[\n\r]|$")
#: The share of a transcript's characters that must agree with the passage, and how many there must be.
AGREEMENT = 0.85
SHORTEST = 8
#: Letters or characters that may be skipped where the two differ, before the rest is tried.
SKIP = 6


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript's place, its passage's place, and what it says of the passage's characters."""

    span: Span
    passage: Span
    hints: tuple[Hint, ...]


def find(source: str) -> Iterator[Transcript]:
    """The transcripts in a text, in order."""
    for match in _RUN.finditer(source):
        letters = _Letters(match.group(), match.start())
        if len(letters.plain) < 2 * SHORTEST:
            continue
        for passage in _neighbours(source, match.start(), match.end()):
            hints = _aligned(source, passage, letters)
            if hints:
                yield Transcript(Span(match.start(), match.end()), passage, hints)
                break


def _neighbours(source: str, start: int, end: int) -> Iterator[Span]:
    """The rest of the line behind and before it, then the next line and the one before."""
    line_end = _end_of_line(source, end)
    yield Span(end, line_end)
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    yield Span(line_start, start)
    after = line_end + len(source[line_end:]) - len(source[line_end:].lstrip())
    yield Span(after, _end_of_line(source, after))
    before = len(source[:line_start].rstrip())
    yield Span(max(source.rfind("\n", 0, before), source.rfind("\r", 0, before)) + 1, before)


def _end_of_line(source: str, start: int) -> int:
    match = _LINE_END.search(source, start)
    return match.start() if match else len(source)


class _Letters:
    """A transcript's letters in lower case without marks, and the tone that stood on each."""

    def __init__(self, text: str, offset: int) -> None:
        self.offset = offset
        plain: list[str] = []
        tones: list[int] = []
        for char in text.lower():
            bare, tone = unmarked(char)
            if bare in "12345" and tones:
                tones[-1] = int(bare)
            elif bare.isalpha():
                plain.append(bare)
                tones.append(max(tone, 0))
        self.plain, self.tones = "".join(plain), tones


def _aligned(source: str, passage: Span, letters: _Letters) -> tuple[Hint, ...]:
    """What the letters say of the passage's characters; nothing if they say something else."""
    hanzi = _characters(source, passage)
    if len(hanzi) < SHORTEST:
        return ()
    hints, at, seen = [], 0, 0
    for count, place in enumerate(hanzi, 1):
        step = _match(source[place], letters.plain, at)
        if step is None:
            continue
        seen = count
        skipped, sound = step
        begin, at = at + skipped, at + skipped + len(sound)
        tone = max(letters.tones[begin:at])
        hints.append(Hint(Span(place, place + 1), parse(sound).with_tone(tone), bool(tone), "transcript", sound))
        if at >= len(letters.plain):
            break
    covers = at >= AGREEMENT * len(letters.plain)
    return tuple(hints) if covers and len(hints) >= max(SHORTEST, AGREEMENT * seen) else ()


def _match(char: str, letters: str, at: int) -> tuple[int, str] | None:
    """The letters skipped and the reading of `char` found there; the nearest, and of those the longest."""
    known = sorted(sounds(char), key=len, reverse=True)
    for skipped in range(SKIP + 1):
        for sound in known:
            if letters.startswith(sound, at + skipped):
                return skipped, sound
    return None


def _characters(source: str, passage: Span) -> list[int]:
    """The passage's hanzi, without those inside its glosses (which have none)."""
    from langdu.gloss import inline

    text = source[passage.start : passage.end]
    removed = inline.find(text, passage.start, at_end=True).removed if "(" in text or "（" in text else ()
    places = (passage.start + match.start() for match in HANZI.finditer(text))
    return [place for place in places if not any(place in span for span in removed)]
