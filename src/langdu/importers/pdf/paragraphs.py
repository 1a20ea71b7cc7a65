"""Lines to paragraphs: one goes on where the line before it is full and it is not indented."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.importers.pdf.lines import PageLine
    from langdu.model import BlockKind

#: Heights of a line: how far from the edge a full one ends, in Chinese and in words; how deep an indent is at least.
FULL, FULL_WORDS, INDENT = 2.0, 5.0, 0.8
#: Times the usual: the distance of two lines of one paragraph, the height of a heading, how unlike two sizes are.
APART, HEADING, UNLIKE = 1.5, 1.18, 1.25
#: Code points of a heading.
LONGEST_HEADING_CHARACTERS = 40
#: What pdfium has for the hyphen of a word that goes on in the next line.
HYPHEN = "\x02"
_LATIN_END = re.compile(r"[!-~À-ɏ]\Z")
_LATIN_START = re.compile(r"[!-~À-ɏ]")
_WORD_END = re.compile(r"[A-Za-zÀ-ɏ,]\Z")
_CUT_WORD = re.compile(r"[a-z]-\Z")


class Paragraph(NamedTuple):
    """A paragraph, with the lines that it is made of."""

    kind: BlockKind
    text: str
    lines: list[PageLine]


def paragraphs(lines: Sequence[PageLine]) -> Iterator[Paragraph]:
    """The paragraphs of a text; its lines are in order, of all pages."""
    if not lines:
        return
    size = median(line.size for line in lines)
    step = _step(lines)
    group = [lines[0]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, step, size):
            group.append(line)
        else:
            yield _paragraph(group, size)
            group = [line]
    yield _paragraph(group, size)


def _step(lines: Sequence[PageLine]) -> float:
    """The usual distance of two lines."""
    steps = [before.bottom - line.bottom for before, line in pairwise(lines) if _is_one_column(before, line)]
    return median(step for step in steps if step > 0) if any(step > 0 for step in steps) else 0.0


def _is_one_column(before: PageLine, line: PageLine) -> bool:
    return (before.page, before.column) == (line.page, line.column)


def _goes_on(before: PageLine, line: PageLine, step: float, size: float) -> bool:
    if before.text.endswith(HYPHEN):
        return True
    room = FULL_WORDS if _WORD_END.search(before.text) else FULL
    is_full = before.right >= before.column_right - room * before.size
    is_indented = line.left > line.column_left + INDENT * line.size
    is_far = _is_one_column(before, line) and before.bottom - line.bottom > APART * step
    big, small = max(before.size, line.size), min(before.size, line.size)
    is_unlike = big > UNLIKE * small and big > HEADING * size
    return is_full and not is_indented and not is_far and not is_unlike


def _paragraph(lines: list[PageLine], size: float) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        text = _joined(text, line.text)
    text = text.replace(HYPHEN, "-")
    is_heading = len(text) <= LONGEST_HEADING_CHARACTERS and min(line.size for line in lines) > HEADING * size
    return Paragraph("heading" if is_heading else "body", text, lines)


def _joined(text: str, following: str) -> str:
    """Two lines: Chinese without a space, a word that was cut without its hyphen."""
    if text.endswith(HYPHEN) or (_CUT_WORD.search(text) and following[:1].islower()):
        return text[:-1] + following
    return text + (" " if _LATIN_END.search(text) and _LATIN_START.match(following) else "") + following
