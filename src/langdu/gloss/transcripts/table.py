"""Rows of hanzi, a tab and their pinyin, in either order, as word lists and Anki have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import FoldedGlosses, found, is_name
from langdu.gloss.matching.letters import letters_of
from langdu.gloss.matching.passage import items_of
from langdu.gloss.matching.verdict import judge
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Hint


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The cells of a row that say how the hanzi beside them are read."""
    removed: list[Span] = []
    hints: list[Hint] = []
    for cell, pinyin, said in _rows(text):
        # With the tab between the two.
        start, end = (cell.end, pinyin.end) if pinyin.start > cell.start else (pinyin.start, cell.start)
        removed.append(Span(offset + start, offset + end))
        hints += [replace(hint, span=Span(offset + hint.span.start, offset + hint.span.end)) for hint in said]
    return found(removed, hints)


def _rows(text: str) -> Iterator[tuple[Span, Span, list[Hint]]]:
    """Each cell with hanzi, its pinyin, and what that says."""
    cells = list(_cells(text))
    free = {cell for cell in cells if len(cell) and HANZI.search(text, cell.start, cell.end) is None}
    for index, cell in enumerate(cells):
        if HANZI.search(text, cell.start, cell.end):
            beside = (*cells[index + 1 : index + 2], *cells[max(0, index - 1) : index])
            said = next(
                ((other, said) for other in beside if other in free and (said := _said(text, cell, other))), None
            )
            if said is not None:
                free.discard(said[0])
                yield cell, *said


def _cells(text: str) -> Iterator[Span]:
    start = 0
    for cell in text.split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1


def _said(text: str, cell: Span, pinyin: Span) -> list[Hint]:
    """What one cell says of another; nothing if it is not its pinyin."""
    verdict = judge(text, items_of(text, cell), letters_of(text, pinyin.start, pinyin.end))
    is_title = is_name(text[pinyin.start : pinyin.end], text[cell.start : cell.end])
    sure = verdict.is_whole and (verdict.is_toned or not is_title)
    return [replace(hint, origin="gloss") for hint in verdict.hints] if sure or verdict.is_transcript else []
