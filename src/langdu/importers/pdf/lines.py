"""The lines of a page, in the order in which they are read: columns one after the other."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Heights of a line: the widest gap between two words of one line, the narrowest between two columns.
WORD_GAP, GUTTER = 1.5, 0.8
#: Lines that each column has at least; the share of lines that may go across all; how wide a column is of the text.
COLUMN_LINES, ACROSS, COLUMN_WIDTH = 3, 0.3, 0.2
#: How deep columns may be inside columns.
DEEPEST = 3


class PageLine(NamedTuple):
    """A line, or the part of one that is in a column.

    Attributes:
        text: it.
        left, bottom, right, top: its place in points, upwards.
        page: its page, from 0.
        column: a number that the lines of one column of one page have together.
        column_left, column_right: of its column.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int
    column: int = 0
    column_left: float = 0.0
    column_right: float = 0.0

    @property
    def size(self) -> float:
        """Its height, about that of its letters."""
        return max(1.0, self.top - self.bottom)


def in_order(pieces: Sequence[PageLine]) -> list[PageLine]:
    """The lines of one page as they are read, each with its column.

    Args:
        pieces: of one page, a font or a word each.
    """
    lines = list(_lines(pieces))
    ordered: list[PageLine] = []
    for number, column in enumerate(_columns(lines, DEEPEST)):
        left, right = min(line.left for line in column), max(line.right for line in column)
        ordered += (line._replace(column=number, column_left=left, column_right=right) for line in column)
    return ordered


def _lines(pieces: Sequence[PageLine]) -> Iterator[PageLine]:
    """Pieces at one height that are near each other, made one."""
    line: PageLine | None = None
    for piece in _by_rows(pieces):
        if line is not None and _is_beside(line, piece):
            line = _with(line, piece)
            continue
        if line is not None:
            yield line
        line = piece
    if line is not None:
        yield line


def _by_rows(pieces: Sequence[PageLine]) -> Iterator[PageLine]:
    """From above to below, in a row from the left."""
    row: list[PageLine] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if row and not _overlap(row[0], piece):
            yield from sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    yield from sorted(row, key=lambda piece: piece.left)


def _overlap(one: PageLine, other: PageLine) -> bool:
    """Whether the two are at one height."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > min(one.size, other.size) / 2


def _is_beside(line: PageLine, piece: PageLine) -> bool:
    gap = piece.left - line.right
    return _overlap(line, piece) and -line.size < gap < WORD_GAP * min(line.size, piece.size)


def _with(line: PageLine, piece: PageLine) -> PageLine:
    apart = " " if piece.left - line.right > line.size / 4 and not line.text.endswith(" ") else ""
    text = line.text + apart + piece.text
    return line._replace(
        text=text,
        right=max(line.right, piece.right),
        top=max(line.top, piece.top),
        bottom=min(line.bottom, piece.bottom),
    )


def _columns(lines: list[PageLine], depth: int) -> Iterator[list[PageLine]]:
    """The columns in order: where lines go across all, what is above them comes first."""
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        if lines:
            yield lines
        return
    band: list[PageLine] = []
    for line in lines:
        if line.left < gutter < line.right:
            yield from _sides(band, gutter, depth)
            yield [line]
            band = []
        else:
            band.append(line)
    yield from _sides(band, gutter, depth)


def _sides(band: list[PageLine], gutter: float, depth: int) -> Iterator[list[PageLine]]:
    for side in ([line for line in band if line.right <= gutter], [line for line in band if line.right > gutter]):
        yield from _columns(side, depth - 1)


def _gutter(lines: Sequence[PageLine]) -> float | None:
    """Where the space between two columns is, from above to below; None where there are none."""
    if len(lines) < 2 * COLUMN_LINES:
        return None
    room = GUTTER * median(line.size for line in lines)
    width = max(line.right for line in lines) - min(line.left for line in lines)
    best, gutter = 0, None
    for x in sorted({line.left for line in lines})[:200]:
        before = [line for line in lines if line.right <= x - room]
        behind = [line for line in lines if line.left >= x]
        across = len(lines) - len(before) - len(behind)
        if across <= ACROSS * len(lines) and _are_columns(before, behind, width):
            worth = min(len(before), len(behind)) - across
            if gutter is None or worth > best:
                best, gutter = worth, x - room / 2
    return gutter


def _are_columns(before: Sequence[PageLine], behind: Sequence[PageLine], width: float) -> bool:
    if min(len(before), len(behind)) < COLUMN_LINES:
        return False
    if any(median(line.right - line.left for line in side) < COLUMN_WIDTH * width for side in (before, behind)):
        return False
    low, high = min(line.bottom for line in behind), max(line.top for line in behind)
    return sum(low < line.top <= high + line.size for line in before) >= COLUMN_LINES
