"""Passages of pinyin that say what a neighbouring passage says: run-on lines, lines above and below their hanzi.

`naogeng,youchengnaogengsai…` is a transcript of 脑梗,又称脑梗塞… if, read along the passage character by
character, its letters are one of each character's readings. Ambiguous letters (xian: 先 or 西安) are no problem
that way round. What is taken for one and what is not is in `verdict`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.gloss import interlinear, spellings
from langdu.gloss.base import LATIN, ZHUYIN
from langdu.gloss.letters import letters_of
from langdu.gloss.lines import Lines
from langdu.gloss.passage import items_of
from langdu.gloss.verdict import SHORTEST, judge
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Hint

_SIGNS = r" \t\u00a0\u3000,.;:?!'\"\-·，。；：？！、…—“”‘’（）()《》"
#: Letters, signs and figures of one line without a single hanzi.
_RUN = re.compile(rf"[{LATIN}{ZHUYIN}][{LATIN}{ZHUYIN}0-9{_SIGNS}]+")
_LEADING = re.compile(rf"[0-9{_SIGNS}]*")
#: What ends a run but belongs to what follows it.
_OPENING = " \t\u00a0\u3000“‘（(《-—"
#: How many characters of a passage, its glosses counted, one letter of the transcript can stand for.
WINDOW = 14


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript's place, and what it says of its passage's characters."""

    span: Span
    hints: tuple[Hint, ...]


def find(source: str) -> list[Transcript]:
    """The transcripts in a text, in order."""
    lines: Lines | None = None
    whole: dict[int, Span] = {}
    found: list[Transcript] = []
    for match in _RUN.finditer(source):
        long = match.end() - match.start() >= 2 * SHORTEST
        if not long and not _may_be_line(source, match):
            continue
        lines = lines or Lines(source)
        index = lines.at(match.start())
        line = lines.line(index)
        if _LEADING.fullmatch(source, line.start, match.start()) and match.end() >= line.end:
            whole[index] = Span(line.start, line.end)
        elif long:
            found += _beside(source, lines, match)
    if lines is not None:
        found += [Transcript(line, hints) for line, hints in interlinear.find(source, lines, whole)]
    return list(_apart(sorted(found, key=lambda transcript: transcript.span)))


def _may_be_line(source: str, match: re.Match[str]) -> bool:
    """Whether a run goes up to its line's end, so that it may be all of it."""
    return source[match.end() : match.end() + 1] in ("", "\n", "\r")


def _beside(source: str, lines: Lines, match: re.Match[str]) -> Iterator[Transcript]:
    """A run that is part of its line, if it is a transcript and no gloss of another spelling."""
    run = match.group().rstrip(_OPENING)
    span = Span(match.start(), match.start() + len(run))
    letters = letters_of(source, span.start, span.end)
    # The passage first: it has no hanzi where the whole book is in Latin letters.
    for passage in lines.beside(span, WINDOW * len(run)):
        items = items_of(source, passage)
        verdict = judge(source, items, letters) if items else None
        if verdict is not None and verdict.is_transcript and verdict.agreeing >= SHORTEST:
            if not _is_gloss(source, lines.line(lines.at(span.start)), span):
                yield Transcript(span, verdict.hints)
            return


def _is_gloss(source: str, line: Span, run: Span) -> bool:
    removed = spellings.find(source[line.start : line.end], line.start).removed
    return any(gap.overlaps(run) for gap in removed)


def _apart(found: list[Transcript]) -> Iterator[Transcript]:
    """Those that do not overlap the one before."""
    if found:
        yield found[0]
    yield from (after for before, after in pairwise(found) if not before.span.overlaps(after.span))
