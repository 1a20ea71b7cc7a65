"""Rows of one character and its pinyin each, 多 and duō, 少 and shao: a table of them is one passage."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.gloss import spellings
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Hint

#: Rows looked at on either side, and code points of the longest.
ROWS_EITHER_SIDE, LONGEST_ROW_CHARACTERS = 8, 80
#: Spaces around a row, its line end among them.
MARGIN = 3


def is_bare(hints: Sequence[Hint]) -> bool:
    """Whether a row's only hint has no tone."""
    return len(hints) == 1 and not hints[0].toned


def in_table(source: str, row: Span, hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """What a row says in the light of the rows around it: without a tone it is neutral if they have theirs."""
    if not is_bare(hints) or len(row) > LONGEST_ROW_CHARACTERS:
        return hints
    from langdu.gloss.inline.neutral import among

    rows = (*_above(source, row.start), *_below(source, row.end))
    return (among(hints[0], _single(_hints(source[span.start : span.end]) for span in rows)),)


def in_lines(rows: Sequence[tuple[Hint, ...]]) -> Iterator[tuple[Hint, ...]]:
    """The same for rows that are lines of hanzi, each with its line of pinyin."""
    from langdu.gloss.inline.neutral import among

    for at, hints in enumerate(rows):
        if is_bare(hints):
            yield (
                among(
                    hints[0],
                    _single((*rows[max(0, at - ROWS_EITHER_SIDE) : at], *rows[at + 1 : at + ROWS_EITHER_SIDE])),
                ),
            )
        else:
            yield hints


def _single(rows: Iterable[tuple[Hint, ...]]) -> list[Hint]:
    """What those of the rows say that are of one character."""
    return [row[0] for row in rows if len(row) == 1]


@lru_cache(maxsize=64)
def _hints(row: str) -> tuple[Hint, ...]:
    return spellings.find(row).hints


def _above(source: str, start: int) -> Iterator[Span]:
    for _ in range(ROWS_EITHER_SIDE):
        end = source.rfind("\n", max(0, start - MARGIN), start)
        start = max(end - LONGEST_ROW_CHARACTERS, source.rfind("\n", max(0, end - LONGEST_ROW_CHARACTERS), end) + 1)
        if end < 0 or not source[start:end].strip():
            return
        yield Span(start, end)


def _below(source: str, end: int) -> Iterator[Span]:
    for _ in range(ROWS_EITHER_SIDE):
        start = source.find("\n", end, end + MARGIN) + 1
        end = source.find("\n", start, start + LONGEST_ROW_CHARACTERS)
        end = end if end >= 0 else min(len(source), start + LONGEST_ROW_CHARACTERS)
        if not start or not source[start:end].strip():
            return
        yield Span(start, end)
