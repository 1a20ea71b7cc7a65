"""Runs of pinyin that are part of a line, and those that are all of one: which are transcripts of what is beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss import spellings
from langdu.gloss.inline import beside
from langdu.gloss.matching.letters import letters_of
from langdu.gloss.matching.lines import Lines
from langdu.gloss.matching.passage import items_of
from langdu.gloss.matching.verdict import FEWEST_CHARACTERS as FEWEST
from langdu.gloss.matching.verdict import judge
from langdu.gloss.transcripts import interlinear
from langdu.gloss.transcripts.base import FEWEST_LETTERS, SIGNS, Transcript, begins_sentence
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What may stand before a line's first letter.
_LEADING = re.compile(rf"[0-9{SIGNS}]*")
#: What ends a run but belongs to what follows it.
_OPENING = " \t\u00a0\u3000“‘（(《-—"
_SPEAKER = re.compile(r"(?<=\s)[A-Za-z]\s?[：:]\Z")
#: A consonant of an initial without its vowel: th, ck, br, a final t or s. English has one in five letters.
_FOREIGN = re.compile("[bpmfdtlkjqxzcsyw](?![aeiouvh\u0080-\uffff])|[bpmfdtlkjqxyw]h", re.IGNORECASE)
FOREIGN = 0.08
#: How many characters of a passage, its glosses counted, one letter of the transcript can stand for.
WINDOW = 14


def find(source: str, runs: Iterable[Span]) -> list[Transcript]:
    """Those of the runs that are transcripts."""
    lines = Lines(source)
    whole: dict[int, Span] = {}
    found: list[Transcript] = []
    for run in runs:
        if _is_foreign(source, run):
            continue
        index = lines.at(run.start)
        line = lines.line(index)
        if _LEADING.fullmatch(source, line.start, run.start) and run.end >= line.end:
            whole[index] = line
        elif transcripts := (_long(source, lines, run) if len(run) >= FEWEST_LETTERS else []) or _short(
            source, line, run
        ):
            found += transcripts
    return found + [Transcript(line, hints) for line, hints in interlinear.find(source, lines, whole)]


def _is_foreign(source: str, run: Span) -> bool:
    """Whether it has far more letters that no pinyin has than typing errors explain.

    This is what keeps a book with its translation, a line each, from being aligned in vain.
    """
    return sum(1 for _ in _FOREIGN.finditer(source, run.start, run.end)) > FOREIGN * len(run) + 1


def _short(source: str, line: Span, run: Span) -> list[Transcript]:
    """A run that is all of a sentence beside it, and its tones; the brackets around it go with it."""
    span = _trimmed(source, run)
    # A line may be the whole text: only what is near is looked at.
    near = Span(
        max(line.start, span.start - beside.SENTENCE_CHARACTERS), min(line.end, span.end + beside.SENTENCE_CHARACTERS)
    )
    if not begins_sentence(source, span.start) or _is_gloss(source, near, span):
        return []
    hints = beside.find(source, line, span, letters_of(source, span.start, span.end))
    opened = source[span.start - 1 : span.start] in ("（", "(") and source[span.end - 1] in "）)"
    return [Transcript(Span(span.start - opened, span.end), hints)] if hints else []


def _long(source: str, lines: Lines, run: Span) -> list[Transcript]:
    """A run that is part of its line, if it is a transcript and no gloss of another spelling."""
    span = _trimmed(source, run)
    letters = letters_of(source, span.start, span.end)
    # The passage first: it has no hanzi where the whole book is in Latin letters.
    for passage in lines.beside(span, WINDOW * len(span)):
        items = items_of(source, passage)
        verdict = judge(source, items, letters) if items else None
        if verdict is not None and verdict.is_transcript and verdict.agreeing >= FEWEST:
            is_gloss = _is_gloss(source, lines.line(lines.at(span.start)), span)
            return [] if is_gloss else [Transcript(span, verdict.hints)]
    return []


def _trimmed(source: str, run: Span) -> Span:
    """The run without what belongs to the text behind it: an opening quote, who speaks next."""
    written = _SPEAKER.sub("", source[run.start : run.end].rstrip(_OPENING)).rstrip(_OPENING)
    return Span(run.start, run.start + len(written))


def _is_gloss(source: str, line: Span, run: Span) -> bool:
    removed = spellings.find(source[line.start : line.end], line.start).removed
    return any(gap.overlaps(run) for gap in removed)
