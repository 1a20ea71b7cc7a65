"""Finds what in a document is not its text: transcripts, and the tail of a title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.gloss import transcript
from langdu.model import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.transcript import Transcript
    from langdu.model import BlockKind, Document

Row = tuple["BlockKind", int, int]
#: What separates a title from the site's name or worse that was appended to it.
_TAIL = re.compile(r"\s*[|｜]\s*")


def refine(document: Document) -> Document:
    """The document with transcripts and the title's tail in blocks of their own, and the transcripts' hints."""
    found = list(transcript.find(document.source))
    title = document.blocks[0] if len(document.blocks) else None
    tail = title and _TAIL.search(document.source, title.span.start, title.span.end)
    if not found and (not tail or title is None or title.kind != "heading"):
        return document
    rows: Iterator[Row] = ((b.kind, b.span.start, b.span.end) for b in document.blocks)
    if tail and title is not None and title.kind == "heading":
        rows = _without_tail(rows, tail.start(), tail.end())
    if found:
        rows = _around(rows, found, document.source)
    hints = sorted((h for piece in found for h in piece.hints), key=lambda hint: hint.span.start)
    return replace(document, blocks=Blocks(rows), hints=tuple(hints))


def _without_tail(rows: Iterator[Row], start: int, end: int) -> Iterator[Row]:
    kind, begin, stop = next(rows)
    if begin < start:
        yield kind, begin, start
    if end < stop:
        yield "aside", end, stop
    yield from rows


def _around(rows: Iterator[Row], found: list[Transcript], source: str) -> Iterator[Row]:
    """The blocks with transcripts (in order) cut out of those that hold them, each as a block of its own."""
    cuts = iter([piece.span for piece in found])
    cut = next(cuts, None)
    for kind, start, end in rows:
        at = start
        # A transcript that reaches into the next block is yielded there.
        while cut is not None and cut.start < end and cut.end > at:
            yield from _trimmed(kind, source, at, cut.start, cut_off=True)
            at = min(end, cut.end)
            if cut.end > end:
                break
            yield "transcript", cut.start, cut.end
            cut = next(cuts, None)
        yield from _trimmed(kind, source, at, end, cut_off=at > start)


def _trimmed(kind: BlockKind, source: str, start: int, end: int, *, cut_off: bool) -> Iterator[Row]:
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    if start < end:
        # What is left of a transcript's line is prose, however short.
        yield ("body" if cut_off and kind == "heading" else kind), start, end
