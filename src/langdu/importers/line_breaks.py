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
#: The share of a text's lines that are full, and of these the share without a final mark at their end; as many of those
#: that are not full, and of the last lines of paragraphs, have one.
FULL, OPEN = 0.3, 0.5
#: Lines of a text that is too short to have a width.
FEW = 6
#: Cells of a last line that has no final mark either, as the rest of a word: two hanzi.
REST = 4
#: Code points of a text in which words are asked for; a longer one shows its width.
WORDS_ASKED_CHARACTERS = 20_000
#: Of a long text so many lines are looked at first.
SAMPLE = 600
_FINAL = frozenset('。！？!?…；;：:.”’"」』）)】]》~～|')
_CLOSING = frozenset("，。、；：！？”’」』）》】〉…")
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
        goes_on: whether it begins with what closes something, and so does not begin anything.
    """

    start: int
    end: int
    width: int
    needs: int
    is_open: bool
    is_new: bool
    goes_on: bool


def unbroken(document: Document, crosses: Callable[[str, str], bool]) -> Blocks:
    """The blocks of a document, those that are lines of one broken paragraph made one.

    Args:
        document: its blocks are lines.
        crosses: whether a break between these two lines cuts a word in two.
    """
    text, blocks = document.source, document.blocks
    width = _width([*_groups(text, blocks[:SAMPLE])])
    if width is None and len(text) > WORDS_ASKED_CHARACTERS:
        return blocks
    continuing: set[int] = set()
    for group in _groups(text, blocks):
        found = _by_width(group, width) if width is not None else set()
        if not found and len(group) <= FEW and len(text) <= WORDS_ASKED_CHARACTERS:
            found = _by_words(text, group, crosses)
        continuing |= found
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
    if "\t" in written or "|" in written or (HANZI.search(written) is None and written[0] not in _CLOSING):
        return None
    indent = text[max(0, start - DEEPEST) : start].rpartition("\n")[2]
    first = _UNBROKEN.match(written)
    needs = _cells(first.group()) if first is not None else 0
    is_new = _NEW.match(written) is not None
    return _Line(start, end, _cells(indent + written), needs, written[-1] not in _FINAL, is_new, written[0] in _CLOSING)


def _cells(text: str) -> int:
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _width(groups: Sequence[Sequence[_Line]]) -> int | None:
    """The width in cells at which the lines of a text were broken; None if they were not.

    Told by the whole text: many lines end at one width, mostly without a final mark; those that end before it have one.
    """
    breaks = [pair for group in groups for pair in pairwise(group)]
    width = _commonest([line.width for line, _ in breaks])
    if width < NARROWEST:
        return None
    full = [line for line, after in breaks if _is_full(line, after, width)]
    inside = [pair for group in groups for pair in pairwise(group[1:])]  # a heading may be the first
    short = [line for line, after in inside if not _is_full(line, after, width) and not after.is_new]
    ends = [group[-1] for group in groups if len(group) > 1]
    is_wrapped = (
        len(full) >= max(2, FULL * len(breaks))
        and sum(line.is_open for line in full) >= OPEN * len(full)
        and sum(not line.is_open for line in short) >= OPEN * len(short)
        and sum(not line.is_open for line in ends) >= OPEN * len(ends)
    )
    return width if is_wrapped else None


def _commonest(widths: Sequence[int]) -> int:
    """The width that the most lines have, or a cell less: hanzi of two cells leave one free."""
    counts = {width: sum(width - 1 <= other <= width for other in widths) for width in set(widths)}
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    return width + 2 * SIGN >= line.width > width - after.needs - SIGN  # signs may hang over the edge


def _by_width(group: Sequence[_Line], width: int) -> set[int]:
    """Where the lines of a group begin that continue the one before: that one is full, and does not end a sentence.

    One that ends a sentence just at the width mostly goes on: of twenty paragraphs one ends there.
    """
    return {
        after.start
        for line, after in pairwise(group)
        if after.goes_on
        or (_is_full(line, after, width) and not after.is_new and (line.is_open or line.width >= width - 1))
    }


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
