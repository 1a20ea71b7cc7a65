"""Lines of run-on pinyin that say what a neighbouring passage says.

`naogeng,youchengnaogengsai…` is a transcript of 脑梗,又称脑梗塞… if, read along the passage character by
character, its letters are one of each character's readings. Ambiguous letters (xian: 先 or 西安) are no problem
that way round.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import HANZI, Hint, Span
from langdu.pinyin import parse, sounds
from langdu.pinyin.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_SIGNS = r" \t\u3000,.;:?!'\"\-，。；：？！、…—“”‘’（）()《》"
#: Letters and signs of one line without a single hanzi; a digit only as a syllable's tone.
_RUN = re.compile(rf"[{_LETTERS}][1-5]?(?:[{_LETTERS}][1-5]?|[{_SIGNS}])+")
#: What ends a run but belongs to what follows it.
_OPENING = " \t\u3000“‘（(《-—"
_LINE_END = re.compile(r"[\n\r]\s*")
#: The share of a transcript's characters that must agree with the passage, and how many there must be.
AGREEMENT = 0.85
SHORTEST = 8
#: Letters or characters that may be skipped where the two differ, before the rest is tried.
SKIP = 6
#: If among so many characters at the beginning not this many agree, the rest is not tried.
FIRST, OF_FIRST = 16, 10
#: How many characters of a passage, its glosses counted, one letter of the transcript can stand for.
WINDOW = 14


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript's place, and what it says of its passage's characters."""

    span: Span
    hints: tuple[Hint, ...]


def find(source: str) -> Iterator[Transcript]:
    """The transcripts in a text, in order."""
    lines: _Lines | None = None
    for match in _RUN.finditer(source):
        if match.end() - match.start() < 2 * SHORTEST:
            continue
        run = match.group().rstrip(_OPENING)
        span = Span(match.start(), match.start() + len(run))
        lines = lines or _Lines(source)
        # The passage first: it has no hanzi where the whole book is in Latin letters.
        beside = (_characters(source, passage) for passage in lines.beside(span, WINDOW * len(run)))
        for hanzi in beside:
            hints = _aligned(source, hanzi, _letters(run)) if len(hanzi) >= SHORTEST else ()
            if hints:
                yield Transcript(span, hints)
                break


class _Lines:
    """Where a text's lines begin and end, found once: a book in English has a run in every line."""

    def __init__(self, source: str) -> None:
        ends = [match.span() for match in _LINE_END.finditer(source)]
        self.starts = [0, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(source)]

    def beside(self, span: Span, reach: int) -> Iterator[Span]:
        """The rest of the line behind and before `span`, then the next line and the one before; cut at `reach`."""
        index = bisect_right(self.starts, span.start) - 1
        yield Span(span.end, min(self.ends[index], span.end + reach))
        if span.start - self.starts[index] <= reach:
            yield Span(self.starts[index], span.start)
        for neighbour in (index + 1, index - 1):
            if 0 <= neighbour < len(self.starts):
                start, end = self.starts[neighbour], self.ends[neighbour]
                yield Span(start, min(end, start + reach))


class _Letters(NamedTuple):
    """A transcript's letters in lower case without marks, and the tone that stood on each."""

    plain: str
    tones: list[int]


@lru_cache(maxsize=4)
def _letters(text: str) -> _Letters:
    plain: list[str] = []
    tones: list[int] = []
    for char in text.lower():
        bare, tone = (char, 0) if char.isascii() else unmarked(char)
        if bare in "12345" and tones:
            tones[-1] = int(bare)
        elif bare.isalpha():
            plain.append(bare)
            tones.append(max(tone, 0))
    return _Letters("".join(plain), tones)


def _aligned(source: str, hanzi: list[int], letters: _Letters) -> tuple[Hint, ...]:
    """What the letters say of the passage's characters; nothing if they say something else."""
    if len(letters.plain) < 2 * SHORTEST:
        return ()
    hints: list[Hint] = []
    at = seen = 0
    for count, place in enumerate(hanzi, 1):
        if count > FIRST and len(hints) < OF_FIRST:
            return ()
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
