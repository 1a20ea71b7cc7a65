"""A text's paragraphs and headings, as offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.model import HANZI, Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import BlockKind

_LINE = re.compile(r"\S[^\n\r\x0b\x0c\x85\u2028\u2029]*")
#: A heading is a short line that does not end as a sentence or clause does.
HEADING = 40
_CLOSED = frozenset("。！？!?；;：:，,、…—.”’\"'」』）)】]》~～")
#: A block longer than this is cut at the end of a sentence, so that no screen waits for a file of one line.
LONGEST_BLOCK_CHARACTERS = 2000
# An echoed sign, 。(。), stays with its sign.
_END = re.compile(r"[。！？!?；;…]+[”’」』）)]*(?:[(（][。！？!?；;…][)）])?")
_PAUSE = re.compile(r"[，、,：:)）\]】》\s](?!\s|[(（\[])")


def find_blocks(text: str) -> Blocks:
    """The blocks of `text`: a non-empty line each, without the spaces around it."""
    return Blocks(rows(text))


def rows(text: str) -> Iterator[tuple[BlockKind, int, int]]:
    """The kind, start and end of each block."""
    after_heading = False
    for match in _LINE.finditer(text):
        start, end = match.span()
        while text[end - 1].isspace():
            end -= 1
        if end - start <= HEADING and text[end - 1] not in _CLOSED and not (after_heading and _is_verse(text, end)):
            after_heading = bool(HANZI.search(text, start, end))
            yield "heading" if after_heading else "body", start, end
        elif end - start <= LONGEST_BLOCK_CHARACTERS:
            after_heading = False
            yield "body", start, end
        else:
            after_heading = False
            yield from cut(text, start, end)


def _is_verse(text: str, end: int) -> bool:
    """Whether the next line follows at once: lines of a list or a poem are no headings of one another."""
    return text.startswith(("\n", "\r\n"), end) and not text[end : end + 4].strip("\r\n").isspace()


def _end_of_piece(text: str, start: int) -> int:
    """Behind the last sentence in the second half of a longest piece, or the last clause, bracket or space."""
    for ending in (_END, _PAUSE):
        ends = [
            match.end()
            for match in ending.finditer(text, start + LONGEST_BLOCK_CHARACTERS // 2, start + LONGEST_BLOCK_CHARACTERS)
        ]
        if ends:
            return ends[-1]
    return start + LONGEST_BLOCK_CHARACTERS


def cut(text: str, start: int, end: int) -> Iterator[tuple[BlockKind, int, int]]:
    """The pieces of a line that is too long for one block, cut at the ends of sentences."""
    while end - start > LONGEST_BLOCK_CHARACTERS:
        cut = _end_of_piece(text, start)
        yield "body", start, cut
        start = cut
    if start < end:
        yield "body", start, end
