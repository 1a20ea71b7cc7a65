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
    for piece in found:
        rows = _around(rows, piece, document.source)
    hints = sorted((h for piece in found for h in piece.hints), key=lambda hint: hint.span.start)
    return replace(document, blocks=Blocks(rows), hints=tuple(hints))


def _without_tail(rows: Iterator[Row], start: int, end: int) -> Iterator[Row]:
    kind, begin, stop = next(rows)
    if begin < start:
        yield kind, begin, start
    if end < stop:
        yield "aside", end, stop
    yield from rows


def _around(rows: Iterator[Row], piece: Transcript, source: str) -> Iterator[Row]:
    """The blocks with `piece` cut out of those that hold it, as a block of its own."""
    cut, done = piece.span, False
    for kind, start, end in rows:
        if end <= cut.start or start >= cut.end:
            yield kind, start, end
            continue
        yield from _trimmed(kind, source, start, min(end, cut.start))
        if not done:
            yield "transcript", cut.start, cut.end
            done = True
        yield from _trimmed(kind, source, max(start, cut.end), end)


def _trimmed(kind: BlockKind, source: str, start: int, end: int) -> Iterator[Row]:
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    if start < end:
        # What is left of a transcript's line is prose, however short.
        yield ("body" if kind == "heading" else kind), start, end
