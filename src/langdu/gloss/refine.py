"""Finds what in a document is not its text: transcripts, the tail of a title, markup that spans lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.gloss.transcripts import transcript
from langdu.model import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.gloss.transcripts.base import Transcript
    from langdu.model import Block, BlockKind, Document, Hint, Span

Row = tuple["BlockKind", int, int]


def refine(document: Document) -> Document:
    """The document with transcripts and the title's tail in blocks of their own, and the transcripts' hints.

    Markup of several lines is in one block, and what is nothing but markup in none.
    """
    source = document.source
    blocks: Blocks | list[Block] = document.blocks
    if "<" in source or "\\begin{pinyinscope}" in source:
        from langdu.gloss import markup

        blocks = markup.joined(source, document.blocks)
    found = list(transcript.find(source))
    tail = _tail(source, blocks[0]) if len(blocks) > 1 else None
    if blocks is document.blocks and not found and tail is None:
        return document
    rows: Iterator[Row] = ((b.kind, b.span.start, b.span.end) for b in blocks)
    if tail is not None:
        rows = _without_tail(rows, *tail)
    if found:
        rows = _around(rows, found, source)
    return replace(document, blocks=Blocks(rows), hints=_heard(document.hints, found))


def _heard(known: Sequence[Hint], found: list[Transcript]) -> tuple[Hint, ...]:
    """What the file and transcripts say, sorted; of two on one character the one that knows its tone, or the first."""
    hints: dict[int, Hint] = {}
    for hint in (*known, *(hint for piece in found for hint in piece.hints)):
        before = hints.setdefault(hint.span.start, hint)
        if hint.toned and not before.toned:
            hints[hint.span.start] = hint
    return tuple(hints[place] for place in sorted(hints))


def _tail(source: str, title: Block) -> tuple[Span, Span] | None:
    if not any(sign in source[title.span.start : title.span.end] for sign in "|｜"):
        return None
    from langdu.gloss.title import tail_of  # with its patterns: few titles have a bar

    return tail_of(source, title)


def _without_tail(rows: Iterator[Row], bar: Span, tail: Span) -> Iterator[Row]:
    kind, begin, _ = next(rows)
    yield kind, begin, bar.start
    yield "aside", tail.start, tail.end
    yield from rows


def _around(rows: Iterable[Row], found: list[Transcript], source: str) -> Iterator[Row]:
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
