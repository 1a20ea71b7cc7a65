"""A sentence and its pinyin on one line: 你好！Nǐ hǎo!, in either order, the pinyin in brackets or not.

Shorter than what `alongside` looks at, so all of it has to fit, with its tones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.matching.passage import items_of
from langdu.gloss.matching.verdict import judge
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.matching.letters import Letters
    from langdu.gloss.matching.passage import PassageItem
    from langdu.model import Hint

#: Code points before and behind the pinyin in which its sentence is looked for; how many beginnings are tried.
SENTENCE_CHARACTERS, TRIES = 80, 6
#: Letters of the longest syllable: zhuang.
LONGEST_SYLLABLE_LETTERS = 6
#: What a sentence may begin behind, and end with.
_BEGINS = re.compile(r"[。！？!?…：:；;，,、”」』）)\s]+")
_ENDS = re.compile(r"[。！？!?…；;，,、]+[”」』）)]*")


def find(source: str, line: Span, run: Span, letters: Letters) -> tuple[Hint, ...]:
    """What a run of pinyin in a line says of the sentence before it or behind it; nothing if it is not its sound."""
    for items in (*_before(source, line, run), *_behind(source, line, run)):
        if len(items) <= len(letters.plain) <= LONGEST_SYLLABLE_LETTERS * len(items):
            verdict = judge(source, items, letters)
            if verdict.is_whole and verdict.is_toned:
                return verdict.hints
    return ()


def _before(source: str, line: Span, run: Span) -> Iterator[tuple[PassageItem, ...]]:
    """The ends of the text before it, the shortest first."""
    start = max(line.start, run.start - SENTENCE_CHARACTERS)
    items = items_of(source, Span(start, run.start))
    begins = [match.end() for match in _BEGINS.finditer(source, start, run.start)] if items else []
    for begin in (*reversed(begins[-TRIES:]), *([line.start] if start == line.start else [])):
        yield tuple(item for item in items if item.place >= begin)


def _behind(source: str, line: Span, run: Span) -> Iterator[tuple[PassageItem, ...]]:
    """The beginnings of the text behind it, the shortest first."""
    end = min(line.end, run.end + SENTENCE_CHARACTERS)
    items = items_of(source, Span(run.end, end))
    ends = [match.end() for match in _ENDS.finditer(source, run.end, end)] if items else []
    for stop in (*ends[:TRIES], *([end] if end == line.end else [])):
        yield tuple(item for item in items if item.place < stop)
