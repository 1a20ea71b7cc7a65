"""Markup that spans lines: ruby with a tag a line, Word's paragraphs; and lines that are nothing but markup.

Also what the importer cut at its longest block: no cut may go through a ruby.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss import spellings
from langdu.gloss.fold import kept
from langdu.gloss.inline.markup import html_ruby
from langdu.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from langdu.model import BlockKind, Blocks

_RUBY = re.compile(r"<(?:[A-Za-z]\w*:)?ruby\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?P<close>/?)w:p(?=[\s>])[^<>]*(?<!/)>")
_SCOPE = "{pinyinscope}"


def joined(source: str, blocks: Blocks) -> Blocks | list[Block]:
    """The blocks of a text, none of them with only a part of an element; the same where there is none."""
    is_word = "<w:ruby" in source
    if not is_word and _SCOPE not in source and _RUBY.search(source) is None:
        return blocks
    rows: Iterable[Block] = _around(blocks, list(_paragraphs(source)) if is_word else [])
    rows = _joined(rows, html_ruby.spans(source))
    if is_word:
        rows = _runs(source, rows)
    return [block for block in rows if not _is_markup(source, block.span)]


def _paragraphs(source: str) -> Iterator[Span]:
    """Word's paragraphs; one inside another (a text box) is part of that."""
    depth = start = 0
    for tag in _PARAGRAPH.finditer(source):
        if not tag["close"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, tag.end())


def _around(blocks: Iterable[Block], paragraphs: list[Span]) -> Iterator[Block]:
    """Each paragraph as a block, and what is left of the blocks between them."""
    ahead = iter(paragraphs)
    paragraph = next(ahead, None)
    for block in blocks:
        at = block.span.start
        while paragraph is not None and paragraph.start < block.span.end:
            if paragraph.start >= at:
                yield from _piece(block, at, paragraph.start)
                yield Block("body", paragraph)
            at = max(at, min(paragraph.end, block.span.end))
            if paragraph.end > block.span.end:
                break
            paragraph = next(ahead, None)
        yield from _piece(block, at, block.span.end)


def _piece(block: Block, start: int, end: int) -> Iterator[Block]:
    if start < end:
        yield Block(block.kind, Span(start, end))


def _joined(blocks: Iterable[Block], elements: Iterable[Span]) -> Iterator[Block]:
    """The blocks, joined where an element begins in one and ends in another."""
    ahead = iter(elements)
    element = next(ahead, None)

    def together(last: Block, block: Block) -> BlockKind | None:
        nonlocal element
        while element is not None and element.end <= last.span.end:
            element = next(ahead, None)
        return last.kind if element is not None and element.start < last.span.end else None

    return _merged(blocks, together)


def _runs(source: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of Word's markup outside any paragraph joined: a fragment pasted without it."""
    return _merged(blocks, lambda last, b: "body" if _is_run(source, last.span) and _is_run(source, b.span) else None)


def _merged(blocks: Iterable[Block], together: Callable[[Block, Block], BlockKind | None]) -> Iterator[Block]:
    """The blocks, a block and the next made one, of the kind that `together` says, where it says one."""
    last: Block | None = None
    for block in blocks:
        if last is not None and (kind := together(last, block)) is not None:
            last = Block(kind, Span(last.span.start, block.span.end))
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _is_run(source: str, span: Span) -> bool:
    paragraph = source.startswith(("<w:p ", "<w:p>"), span.start)
    return not paragraph and (source.find("<w:", span.start, span.end) >= 0 or source.startswith("</w:", span.start))


def _is_markup(source: str, span: Span) -> bool:
    """Whether nothing of it is shown."""
    if source.find("<w:", span.start, span.end) < 0 and source.find(_SCOPE, span.start, span.end) < 0:
        return False
    removed = spellings.find(source[span.start : span.end], span.start).removed
    return not any(source[start:end].strip() for start, end in kept(source, span, removed))
