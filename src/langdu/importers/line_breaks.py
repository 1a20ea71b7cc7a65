"""Hard line breaks inside a paragraph: which lines are one paragraph that was broken at a width.

Most texts have a paragraph a line, and lines of verse, lists and headings stand by themselves. Broken prose is told
from these by how its lines look: filled as far as the next word would not fit, mostly without a final mark at their
end, and not all of one length. In a few short lines that shows nothing; there a word that the break cuts in two does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import HANZI, Blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from langdu.model import Block, BlockKind, Document

#: The narrowest column of prose, in cells: ten hanzi. The room that a sign which may not begin a line takes.
NARROWEST, SIGN = 20, 2
#: Code points of the deepest indent.
DEEPEST = 8
#: The share of a paragraph's lines that end without a final mark, and of these the share that are full.
OPEN, FULL = 0.5, 0.7
#: Lines of a text that is too short to have a width.
FEW = 6
#: Cells of a last line that has no final mark either, as the rest of a word: two hanzi.
REST = 4
#: Code points of a text in which words are asked for; a longer one shows its width.
SHORT = 20_000
#: Of a long text so many lines are looked at first.
SAMPLE = 600
_FINAL = frozenset('。！？!?…；;：:.”’"」』）)】]》~～|')
#: What begins something new: an item of a list, a chapter.
_NEW = re.compile(
    r"[-–—•·*#>◆●○■□▪]|[(（]?[0-9A-Za-z一二三四五六七八九十]{1,3}(?:[)）、]|[.．](?![0-9]))"
    r"|第[0-9零〇一二三四五六七八九十百千]+[章节節回课課篇卷部单單]"
)
#: What does not come apart at the end of a line.
_UNBROKEN = re.compile(r"[!-~]+|.[，。、；：？！”’」』）》…]*")


class _Line(NamedTuple):
    """A line of a text.

    Attributes:
        start, end: where it is.
        width: in cells.
        needs: the cells that its first word takes.
        is_open: whether no final mark ends it.
        is_new: whether it begins something new.
    """

    start: int
    end: int
    width: int
    needs: int
    is_open: bool
    is_new: bool


def unbroken(document: Document, crosses: Callable[[str, str], bool]) -> Blocks:
    """The blocks of a document, those that are lines of one broken paragraph made one.

    Args:
        document: its blocks are lines.
        crosses: whether a break between these two lines cuts a word in two.
    """
    text, blocks = document.source, document.blocks
    if len(blocks) > SAMPLE and not any(map(_by_width, _groups(text, blocks[:SAMPLE]))):
        return blocks
    continuing: set[int] = set()
    for group in _groups(text, blocks):
        continuing |= _by_width(group)
        if len(group) <= FEW and len(text) <= SHORT and group[0].start not in continuing:
            continuing |= _by_words(text, group, crosses)
    return Blocks(_joined(blocks, continuing)) if continuing else blocks


def _joined(blocks: Iterable[Block], continuing: set[int]) -> Iterator[tuple[BlockKind, int, int]]:
    """The blocks, each that continues the one before made one with it."""
    last: tuple[BlockKind, int, int] | None = None
    for block in blocks:
        if last is not None and block.span.start in continuing:
            last = ("body", last[1], block.span.end)
            continue
        if last is not None:
            yield last
        last = (block.kind, block.span.start, block.span.end)
    if last is not None:
        yield last


def _groups(text: str, blocks: Iterable[Block]) -> Iterator[list[_Line]]:
    """Lines of hanzi that follow each other at once, the later ones not indented."""
    group: list[_Line] = []
    for block in blocks:
        line = _line(text, block.span.start, block.span.end)
        if group and (line is None or text[group[-1].end : line.start].lstrip(" \t\u3000") not in ("\n", "\r\n")):
            yield group
            group = []
        if line is not None:
            group.append(line)
    if group:
        yield group


def _line(text: str, start: int, end: int) -> _Line | None:
    """None for a line of a table, or without hanzi."""
    written = text[start:end]
    if "\t" in written or "|" in written or HANZI.search(written) is None:
        return None
    indent = text[max(0, start - DEEPEST) : start].rpartition("\n")[2]
    first = _UNBROKEN.match(written)
    needs = _cells(first.group()) if first is not None else 0
    is_new = _NEW.match(written) is not None
    return _Line(start, end, _cells(indent + written), needs, written[-1] not in _FINAL, is_new)


def _cells(text: str) -> int:
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _by_width(group: Sequence[_Line]) -> set[int]:
    """Where the lines of a group begin that continue the one before, if it was broken at a width."""
    if len(group) < 3 or (width := max(line.width for line in group)) < NARROWEST:
        return set()
    breaks = list(pairwise(group))
    opened = [(line, after) for line, after in breaks if line.is_open]
    full = [after for line, after in opened if width - line.width < after.needs + SIGN]
    is_wrapped = len(full) >= max(2, FULL * len(opened)) and len(opened) >= OPEN * len(breaks)
    if not is_wrapped or _is_verse(group):
        return set()
    return {after.start for after in full if not after.is_new}


def _is_verse(group: Sequence[_Line]) -> bool:
    """Whether the last line ends as the others do and is as long, or there are few: broken prose ends with a mark."""
    return group[-1].is_open and (len(group) < FEW or all(line.width == group[-1].width for line in group))


def _by_words(text: str, group: Sequence[_Line], crosses: Callable[[str, str], bool]) -> set[int]:
    """The same for a few short lines, if half of the breaks or more cut a word in two."""
    breaks = list(pairwise(group))
    if not breaks or not all(line.is_open and not after.is_new for line, after in breaks):
        return set()
    is_rest = len(group) == 2 and group[1].width <= min(REST, group[0].width - 1)
    if group[-1].is_open and not is_rest:
        return set()
    cut = sum(crosses(text[line.start : line.end], text[after.start : after.end]) for line, after in breaks)
    return {after.start for _, after in breaks} if cut * 2 >= len(breaks) else set()
