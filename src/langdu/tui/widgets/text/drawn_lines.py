"""The lines of a `RubyView` as they were drawn last, with all that stands out in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.tui.layout.inks import NOTHING
from langdu.tui.layout.painter import paint
from langdu.tui.widgets.text.paint import strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from langdu.model import Span
    from langdu.tui.layout import Laid
    from langdu.tui.layout.inks import Highlight
    from langdu.tui.layout.painter import Sheet
    from langdu.tui.widgets.text.ruby import RubyView

KEPT_LINES = 400


class DrawnLines:
    """Draws lines of `view`, and keeps them.

    Attributes:
        matches: where what was searched for stands, in the order of the text.
        marks: where bookmarked sentences begin, likewise.
    """

    def __init__(self, view: RubyView) -> None:
        self._view = view
        self.matches: Sequence[Span] = ()
        self.marks: Sequence[int] = ()
        self._lines: OrderedDict[tuple[int, int, Highlight, tuple[Span, ...]], tuple[Strip, ...]] = OrderedDict()

    def blocks(self) -> list[tuple[int, Laid]]:
        """The blocks of which lines are kept and which are still laid out."""
        page = self._view.page
        return [(block, page.laid(block)) for block in {key[0] for key in self._lines} if page.is_laid(block)]

    def forget(self, lines: set[tuple[int, int]]) -> None:
        """Draw some lines (blocks and numbers) anew when they are looked at."""
        for key in [key for key in self._lines if key[:2] in lines or not self._view.page.is_laid(key[0])]:
            del self._lines[key]

    def clear(self) -> None:
        """Draw all anew."""
        self._lines.clear()

    def rows(self, block: int, number: int, laid: Laid, sheet: Sheet) -> tuple[Strip, ...]:
        """The rows of a line, from above to below."""
        line = laid.lines[number]
        start, end = laid.units[line.first].start, laid.units[line.last - 1].end
        highlight, revealed = self._highlight(block, number, laid, start, end), self._view.words.revealed(start, end)
        key = (block, number, highlight, revealed)
        found = self._lines.get(key)
        if found is None:
            looks = self._view.words.looks.line(block, laid, number, revealed)
            rows = paint(laid, number, self._view.inks, highlight, sheet, looks)
            found = self._lines[key] = tuple(map(strip, rows))
            while len(self._lines) > KEPT_LINES:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(key)
        return found

    def _highlight(self, block: int, number: int, laid: Laid, start: int, end: int) -> Highlight:
        highlight = self._view.highlight if self._view.highlight.touches(start, end) else NOTHING
        if lit := self._matches_in(start, end):
            highlight = replace(highlight, matches=lit)
        if self._is_marked(block, number, laid):
            highlight = replace(highlight, is_marked=True)
        return highlight

    def _matches_in(self, start: int, end: int) -> tuple[Span, ...]:
        first = bisect_right(self.matches, start, key=lambda span: span.end)
        last = bisect_left(self.matches, end, key=lambda span: span.start)
        return tuple(self.matches[first:last])

    def _is_marked(self, block: int, number: int, laid: Laid) -> bool:
        span = self._view.book.document.blocks[block].span
        inside = self.marks[bisect_left(self.marks, span.start) : bisect_left(self.marks, span.end)]
        return any(laid.line_at(start) == number for start in inside)
