"""The whole text as one tall page. Only the blocks on the screen are laid out.

Heights of other blocks are estimated from their lengths and corrected when they are laid out. Rows are
counted from the top of the page, columns from the left edge of the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from langdu.model import UNSPOKEN_KINDS, BlockKind, Document, Sentence, Span, one_line
from langdu.pinyin import marked, zhuyin
from langdu.tui.layout.skyline import ScreenLine, chopped, pack
from langdu.tui.layout.sums import Sums
from langdu.tui.layout.typesetting.style import MODES, USUAL_STYLE, Mode, PageStyle
from langdu.tui.layout.unit import RubyUnit, bare, spelled, units_of
from langdu.tui.layout.width import cells, stable

__all__ = ["MODES", "Box", "Laid", "Mode", "Page", "ScrollAnchor"]
#: Cells a character takes in running text (measured: 3.7 with ruby), for the estimate of heights.
CELLS: dict[Mode, float] = {"above": 3.7, "below": 3.7, "pinyin": 3.9, "off": 2.0}
#: Cells that zhuyin takes more, and a space between words, spread over the characters (measured likewise).
ZHUYIN_CELLS, WORD_SPACE_CELLS = 1.6, 0.5
#: Units kept laid out, whatever their number of blocks: some 10 MB.
KEPT_UNITS = 24_000
NARROWEST = 8
#: Syllables of a sentence in running prose, before any was seen.
TYPICAL = 25.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A block, laid out.

    Attributes:
        kind: the block's.
        sentences: its sentences, as far read as they were when it was laid out.
        units: all of them.
        lines: their lines.
        starts: the first code point of each line.
        rows: rows a line takes.
        is_final: whether the sentences were annotated in full.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    units: Sequence[RubyUnit]
    lines: Sequence[ScreenLine]
    starts: Sequence[int]
    rows: int
    is_final: bool

    def line_at(self, offset: int) -> int:
        """The number of the line that shows a code point."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def line_units(self, number: int) -> Iterator[tuple[RubyUnit, int, int]]:
        """Each unit of a line with the column of its base and of its ruby."""
        line = self.lines[number]
        return zip(self.units[line.first : line.last], line.xs, line.ruby_xs, strict=True)


class Box(NamedTuple):
    """A piece of one line: its first row on the page, its rows, and columns from `left` up to `right`."""

    row: int
    rows: int
    left: int
    right: int


class ScrollAnchor(NamedTuple):
    """What stands at a row: a code point, and how many rows above the row its line begins."""

    offset: int
    below: int


#: A block's sentences, and whether they are annotated in full.
Fetch = Callable[[int], tuple[tuple[Sentence, ...], bool]]


class Page:
    """The layout of `document`, made on sight.

    Args:
        document: the text.
        fetch: a block's sentences, at once.
    """

    def __init__(self, document: Document, fetch: Fetch) -> None:
        self._document, self._fetch = document, fetch
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._kept = 0
        self._heights = Sums(())
        self.width, self.style, self.leading = 0, USUAL_STYLE, 0
        #: Whether tones stand as they are spoken, not as in a dictionary; it holds from the next `arrange` on.
        self.spoken = False
        self._syllables = self._sentences = 0

    @property
    def mode(self) -> Mode:
        """Where the ruby goes."""
        return self.style.ruby

    def arrange(self, width: int, style: PageStyle, leading: int = 0) -> None:
        """Set the width in cells, how the page is set, and the blank rows between lines."""
        self.width, self.style, self.leading = max(NARROWEST, width), style, leading
        self._laid.clear()
        self._kept = 0
        chars = max(1, int(self.width / cells_a_character(style)))
        rows, gap = self._rows("body"), 0 if style.is_indented else 1
        lengths = array("l", self._document.blocks.lengths())
        # For each length: full lines, rounded up, and the blank row after the block.
        known = [-(-length // chars) * rows + gap for length in range(max(lengths, default=0) + 1)]
        self._heights = Sums(map(known.__getitem__, lengths))

    @property
    def height(self) -> int:
        """Rows of the whole page; partly an estimate."""
        return self._heights.total

    @property
    def syllables_a_sentence(self) -> float:
        """The mean in what was laid out so far."""
        return self._syllables / self._sentences if self._sentences else TYPICAL

    def _rows(self, kind: BlockKind) -> int:
        has_ruby = self.mode in {"above", "below"} and kind not in UNSPOKEN_KINDS
        return (2 if has_ruby else 1) + self._blank_rows(kind)

    def _blank_rows(self, kind: BlockKind) -> int:
        """The last rows of each line, on which nothing stands."""
        return self.leading if kind != "transcript" else 0

    def laid(self, block: int) -> Laid:
        """A block's layout, made now if it was not; its height is exact from then on."""
        found = self._laid.get(block)
        if found is None:
            found = self._lay(block)
            self._laid[block] = found
            self._kept += len(found.units)
            while self._kept > KEPT_UNITS and len(self._laid) > 1:
                self._kept -= len(self._laid.popitem(last=False)[1].units)
            self._heights[block] = len(found.lines) * found.rows + self._gap(block)
        else:
            self._laid.move_to_end(block)
        return found

    def _gap(self, block: int) -> int:
        """Blank rows after a block: none in a poem, before a translation, a title's dim tail or an indent."""
        blocks = self._document.blocks
        if block + 1 == len(blocks):
            return 0
        kinds = (blocks[block].kind, blocks[block + 1].kind)
        if self.style.is_indented and kinds == ("body", "body"):
            return 0
        return 0 if kinds in {("verse", "verse"), ("heading", "aside")} or kinds[1] == "translation" else 1

    def _lay(self, block: int) -> Laid:
        kind = self._document.blocks[block].kind
        if kind == "transcript":
            return self._collapsed(block)
        sentences, is_final = self._fetch(block)
        indent = self.style.indent(self.width) if kind == "body" else 0
        units = chopped(self._units(kind, sentences, self.width - indent), self.width - indent)
        lines = pack(units, self.width, indent)
        starts = [units[line.first].start for line in lines]
        return Laid(kind, sentences, units, lines, starts, self._rows(kind), is_final)

    def _units(self, kind: BlockKind, sentences: tuple[Sentence, ...], width: int) -> list[RubyUnit]:
        """What is moved about of a block, each piece at most about so many cells wide."""
        style = self.style
        told = (sentence.as_spoken() for sentence in sentences) if self.spoken else sentences
        units = units_of(told, zhuyin if style.notation == "zhuyin" else marked)
        if style.script != "written":
            from langdu.tui.layout.typesetting.script import in_script

            units = in_script(units, sentences, style.script)
        has_ruby = kind not in UNSPOKEN_KINDS and style.ruby != "off"
        if has_ruby:
            self._sentences += len(sentences)
            self._syllables += sum(len(unit.tones) for unit in units)
        is_joined = has_ruby and style.notation == "words"
        if style.word_spacing or is_joined:
            units = self._in_words(units, sentences, width, is_joined=is_joined)
        if not has_ruby:
            return bare(units)
        return spelled(units) if style.ruby == "pinyin" else units

    def _in_words(
        self, units: list[RubyUnit], sentences: tuple[Sentence, ...], width: int, *, is_joined: bool
    ) -> list[RubyUnit]:
        """The units with the ruby of words joined, and words set apart, as far as words are known."""
        from langdu.tui.layout.typesetting.word_groups import joined, set_apart

        units = joined(units, sentences, width) if is_joined else units
        are_apart = is_joined and self.style.ruby == "pinyin"  # joined pinyin alone is words already
        are_known = any(sentence.words for sentence in sentences)
        return set_apart(units, sentences) if self.style.word_spacing and are_known and not are_apart else units

    def _collapsed(self, block: int) -> Laid:
        """A transcript says again what stands beside it: one line tells that it is there."""
        span = self._document.blocks[block].span
        text = one_line(self._document.source[span.start : min(span.end, span.start + 4 * self.width)])
        label = stable(f"▸ pinyin of the passage, {len(span):,} letters: {text}")
        while cells(label) > self.width - 1:
            label = label[:-1]
        unit = RubyUnit(span.start, span.end, label + "…", cells(label) + 1)
        line = ScreenLine(0, 1, (0,), (0,))
        return Laid("transcript", (), [unit], [line], [span.start], self._rows("transcript"), True)

    def is_laid(self, block: int) -> bool:
        """Whether a block is laid out at the moment."""
        return block in self._laid

    def forget(self, block: int) -> None:
        """Lay a block out anew when it is looked at next: its readings have changed."""
        gone = self._laid.pop(block, None)
        self._kept -= len(gone.units) if gone else 0

    def forget_all_but(self, kept: range) -> None:
        """The same for all blocks but these."""
        for block in [block for block in self._laid if block not in kept]:
            self.forget(block)

    def find(self, row: int) -> tuple[int, int, int]:
        """The block at a row, the number of the line there, and the row in the line.

        The number is that of no line for blank rows after the block.
        """
        block, into = self._heights.find(max(0, row))
        line, part = divmod(into, self.laid(block).rows)
        return block, line, part

    def top(self, block: int) -> int:
        """The first row of a block."""
        return self._heights.before(block)

    def blocks_in(self, row: int, height: int) -> range:
        """The blocks that show in `height` rows from `row` on; they are laid out."""
        if not len(self._heights):
            return range(0)
        first, into = self._heights.find(max(0, row))
        last, filled = first, -into
        while last < len(self._heights) and filled < height:
            self.laid(last)
            filled += self._heights[last]
            last += 1
        return range(first, last)

    def settle(self, row: int, height: int) -> int:
        """Lay out a screen from `row` on and the screen above it; where `row` has gone by that."""
        if not len(self._heights):
            return 0
        first, into = self._heights.find(max(0, row))
        self.blocks_in(row, height)
        above, block = height - into, first - 1
        while above > 0 and block >= 0:
            self.laid(block)
            above -= self._heights[block]
            block -= 1
        return self.top(first) + min(into, self._heights[first])

    def anchor(self, row: int) -> ScrollAnchor:
        """What to hold on to, so that it stays where it is when blocks change."""
        if not len(self._heights):
            return ScrollAnchor(0, 0)
        block, line, part = self.find(row)
        laid = self.laid(block)
        if not laid.lines:
            return ScrollAnchor(self._document.blocks[block].span.start, part)
        shown = min(line, len(laid.lines) - 1)
        return ScrollAnchor(laid.starts[shown], (line - shown) * laid.rows + part)

    def row_of(self, offset: int) -> int:
        """The first row of the line that shows a code point."""
        if not len(self._heights):
            return 0
        block = self._document.blocks.at(offset)
        laid = self.laid(block)
        return self.top(block) + laid.line_at(offset) * laid.rows

    def boxes(self, span: Span, behind: int = 0) -> list[Box]:
        """The pieces of lines that show a span of one block, with so many cells behind them."""
        block = self._document.blocks.at(span.start)
        laid, top = self.laid(block), self.top(block)
        first, last = laid.line_at(span.start), laid.line_at(max(span.start, span.end - 1))
        rows = laid.rows - self._blank_rows(laid.kind)
        boxes = (_box(laid, number, span, behind) for number in range(first, last + 1) if laid.lines)
        return [box._replace(row=box.row + top, rows=rows) for box in boxes if box is not None]

    def at(self, row: int, column: int, reach: int | None = None) -> tuple[int, RubyUnit] | None:
        """The block and the unit at a place on the page, or the one nearest to it on its line, within `reach` cells."""
        if not len(self._heights) or row >= self.height:
            return None
        block, number, _ = self.find(row)
        laid = self.laid(block)
        if number >= len(laid.lines):
            return None
        away, unit = min(
            ((_distance(unit, x, column), unit) for unit, x, _ in laid.line_units(number)), key=lambda found: found[0]
        )
        return (block, unit) if reach is None or away <= reach else None


def cells_a_character(style: PageStyle) -> float:
    """The cells that a character takes in running text, for the estimate of heights."""
    usual = CELLS[style.ruby]
    if style.notation == "zhuyin" and style.ruby != "off":
        usual += ZHUYIN_CELLS
    return usual + (WORD_SPACE_CELLS if style.word_spacing else 0.0)


def _box(laid: Laid, number: int, span: Span, behind: int) -> Box | None:
    """The piece of a line that shows a span, its row counted from the top of the block."""
    edges = [
        (min(x, ruby_x), max(x + unit.width, ruby_x + unit.ruby_width))
        for unit, x, ruby_x in laid.line_units(number)
        if unit.start < span.end and unit.end > span.start
    ]
    if not edges:
        return None
    left, right = _whole(laid, number, min(a for a, _ in edges), max(b for _, b in edges) + behind)
    return Box(number * laid.rows, laid.rows, left, right)


def _whole(laid: Laid, number: int, left: int, right: int) -> tuple[int, int]:
    """The columns widened over every base they would cut: half of a wide sign redrawn is a sign gone.

    A ruby overhangs its neighbour, so its edge may lie in the middle of 。.
    """
    bases = [(x, x + unit.width) for unit, x, _ in laid.line_units(number)]
    return (
        min([left, *(x for x, end in bases if x < left < end)]),
        max([right, *(end for x, end in bases if x < right < end)]),
    )


def _distance(unit: RubyUnit, x: int, column: int) -> int:
    if x <= column < x + unit.width:
        return 0
    return min(abs(column - x), abs(column - (x + unit.width - 1)))
