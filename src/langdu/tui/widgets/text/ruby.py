"""The text with its pinyin, as one tall scrolling widget that draws only the lines that show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from langdu.tui.layout import Mode, Page, PageStyle, RubyUnit
from langdu.tui.layout.inks import NOTHING, Highlight, Inks
from langdu.tui.layout.painter import Sheet
from langdu.tui.layout.typesetting.style import USUAL_STYLE
from langdu.tui.widgets.text.drawn_lines import DrawnLines
from langdu.tui.widgets.text.paint import style
from langdu.tui.widgets.text.refine import AnnotationLoader
from langdu.tui.widgets.text.scrolling import HandScrolled
from langdu.tui.widgets.text.word_display import WordDisplay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from langdu.model import Sentence, Span
    from langdu.session import Book
    from langdu.tui.words.looks import WordLooks

#: What stands behind a word's ruby.
SIGN_CELLS = 1
#: The line being spoken is kept between these parts of the height, and brought to `RESTING` when it leaves them.
COMFORT = (0.08, 0.68)
RESTING = 0.25


class RubyView(HandScrolled):
    """The text of `book`. Rows and columns are `Page`'s; this adds the scroll position, the colours and the mouse."""

    DEFAULT_CSS = """
    RubyView { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    class Clicked(Message):
        """A unit was clicked; `block` holds it, and `chain` is how often in a row."""

        def __init__(self, block: int, unit: RubyUnit, chain: int = 1) -> None:
            super().__init__()
            self.block, self.unit, self.chain = block, unit, chain

    class Refined(Message):
        """Blocks were read in full; `failed` are those that could not be."""

        def __init__(self, failed: tuple[int, ...]) -> None:
            super().__init__()
            self.failed = failed

    def __init__(
        self, book: Book, inks: Inks, looks: WordLooks, style: PageStyle = USUAL_STYLE, start: int = 0
    ) -> None:
        super().__init__(id="text")
        self.book, self.inks, self.page_style = book, inks, style
        #: Whether a whole page is turned where the voice or the cursor leaves it.
        self.turns_pages = False
        self.page = Page(book.document, self._fetch)
        self.highlight = NOTHING
        self._start = start
        self._sheet = Sheet(0, 0, style.ruby)
        self.drawn_lines, self.words = DrawnLines(self), WordDisplay(self, looks)
        self._refinery = AnnotationLoader(book, self)

    def _fetch(self, block: int) -> tuple[tuple[Sentence, ...], bool]:
        known = self.book.annotated(block)
        return (self.book.sketch(block), False) if known is None else (known, True)

    # Geometry

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for the new width; what stood at the top stays there."""
        self._arrange()

    def _arrange(self) -> None:
        width, style = self.scrollable_content_region.width, self.page_style
        sheet = Sheet(width, style.side(width), style.ruby)
        # By the terminal's height, not by this widget's: a notice that comes and goes must not move the lines.
        leading = style.leading(self.app.size.height)
        if (sheet, leading, style) == (self._sheet, self.page.leading, self.page.style):
            return
        offset, row = self._held() if self._sheet.width else (self._start, 0)
        self._sheet = sheet
        self.page.arrange(style.column(width), style, leading)
        self.drawn_lines.clear()
        # Lines may have fewer rows now; the top of the screen stays in the one that it was in.
        self._release(offset, max(row, 1 - self.rows_a_line))
        self._refinery.look()

    @property
    def rows_in_all(self) -> int:
        """Rows of the whole page; partly an estimate."""
        return self.page.height

    @property
    def mode(self) -> Mode:
        """Where the ruby goes."""
        return self.page_style.ruby

    @property
    def rows_a_line(self) -> int:
        """The text and its ruby scroll together, and the blank row between lines with them."""
        return (2 if self.mode in {"above", "below"} else 1) + self.page.leading

    def line_top(self, row: int) -> int:
        """The row of its ruby, where that is above: a page that is turned begins with it."""
        return self.page.row_of(self.page.anchor(row).offset) if 0 < row < self.page.height else row

    def _held(self) -> tuple[int, int]:
        """What the reader looks at: a code point, and the row of the screen that it is on."""
        spoken = self.highlight.spoken
        if spoken is not None and self._is_near(spoken):
            row = self.page.row_of(spoken.start) - self.top
            if 0 <= row < self.size.height:
                return spoken.start, row
        anchor = self.page.anchor(self.top)
        return anchor.offset, -anchor.below

    def _release(self, offset: int, row: int) -> None:
        """Scroll so that a code point is on a row of the screen, and draw everything anew."""
        self.jump(self.page.row_of(offset) - row)
        # Blocks that were laid out only now have moved it.
        self.jump(self.page.row_of(offset) - row)
        self.refresh()

    def jump(self, row: int) -> None:
        """Put a row of the page at the top of the screen, as near as may be."""
        top = max(0, min(row, self.page.height - self.size.height))
        top = self.page.settle(top, self.size.height)
        self._resize_page()
        top = max(0, min(top, self.page.height - self.size.height))
        changed = top != self.top
        self.set_reactive(RubyView.scroll_y, float(top))
        self.set_reactive(RubyView.scroll_target_y, float(top))
        self.vertical_scrollbar.position = top
        if changed:
            self.refresh(self.size.region)
            self._refinery.look()

    def _resize_page(self) -> None:
        """Tell the scroll bar of the height; without a new layout of the whole screen, which would cost 10 ms."""
        size = Size(self._sheet.width, self.page.height)
        if size != self.virtual_size:
            self.set_reactive(RubyView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.vertical_scrollbar.window_size = self.size.height

    def shown(self) -> range:
        """The blocks that show."""
        return self.page.blocks_in(self.top, self.size.height)

    def _is_near(self, span: Span) -> bool:
        """Whether a span's block shows; only then may it be laid out without moving the text."""
        return bool(self._sheet.width) and self.book.document.blocks.at(span.start) in self.shown()

    # Finding one's way

    def first_offset(self) -> int:
        """The first code point that shows."""
        return self.page.anchor(self.top).offset if self._sheet.width else self._start

    def neighbour(self, offset: int | None, step: int) -> int | None:
        """The character before (-1) or after (1) the one at `offset`, in the block or the next; None at the end."""
        blocks = self.book.document.blocks
        if offset is None:
            return self.first_offset() if len(blocks) else None
        block = blocks.at(offset)
        while 0 <= block < len(blocks):
            units = self.page.laid(block).units[::step]
            found = next((u for u in units if (u.start - offset) * step > 0 and u.kind != "space"), None)
            if found is not None:
                return found.start
            block += step
        return None

    # Scrolling

    def move_to(self, offset: int, part: float = RESTING) -> None:
        """Bring a code point to a part of the height (0 is the top)."""
        if not self._sheet.width:
            self._start = offset
            return
        self._release(offset, int(self.size.height * part))

    def keep_in_view(self, offset: int) -> None:
        """Scroll if a code point is not comfortably in view."""
        if not self._sheet.width:
            return
        row = self.page.row_of(offset) - self.top
        if self.turns_pages:
            if row < 0 or row + self.rows_a_line - self.page.leading > self.size.height:
                self.move_to(offset, 0)
            return
        low, high = (self.size.height * part for part in COMFORT)
        if (row < low and self.top > 0) or (row + 2 > high and self.top < self.max_scroll_y):
            self.move_to(offset)

    # What stands out

    def point(self, sentence: Span | None, spoken: Span | None, cursor: int | None) -> None:
        """Make these stand out; see `session.reading.navigator.TextView`."""
        self.show(replace(self.highlight, sentence=sentence, spoken=spoken, cursor=cursor))

    def syllables_a_sentence(self) -> float:
        """How many syllables a sentence has, by those laid out so far."""
        return self.page.syllables_a_sentence

    def show(self, highlight: Highlight) -> None:
        """Change what stands out, and redraw the cells that differ, no more."""
        old, self.highlight = self.highlight, highlight
        if old == highlight or not self._sheet.width:
            return
        spans = {old.sentence, highlight.sentence} if old.sentence != highlight.sentence else set()
        if old.spoken != highlight.spoken:
            spans |= {old.spoken, highlight.spoken}
        if old.cursor != highlight.cursor:
            spans |= {_single(old.cursor), _single(highlight.cursor)} | self.words.left(highlight.cursor)
        self.refresh_spans(spans)

    def refresh_spans(self, spans: Iterable[Span | None]) -> None:
        """Redraw the cells that show these words or characters, no more."""
        if self._sheet.width:
            self.refresh(*self._regions(span for span in spans if span is not None))

    def light(self, matches: Sequence[Span]) -> None:
        """Show where what was searched for stands: spans in the order of the text."""
        self.drawn_lines.matches = matches
        self.refresh()

    def mark(self, starts: Sequence[int]) -> None:
        """Show which lines bookmarked sentences begin in: code points in the order of the text."""
        self.drawn_lines.marks = starts
        self.refresh()

    def _regions(self, spans: Iterable[Span]) -> list[Region]:
        boxes = [box for span in spans if self._is_near(span) for box in self.page.boxes(span, SIGN_CELLS)]
        left, top = self._sheet.left, self.top
        regions = [Region(left + b.left, b.row - top, b.right - b.left, b.rows) for b in boxes]
        inside = [region.intersection(self.size.region) for region in regions]
        # An empty list would mean: everything.
        return [region for region in inside if region] or [Region(0, 0, 0, 0)]

    # How it looks

    def set_style(self, style: PageStyle) -> None:
        """Set the page otherwise; what is looked at stays in its place."""
        self.page_style = style
        self._arrange()

    def set_spoken(self, spoken: bool) -> None:
        """Show tones as they are spoken, or as in a dictionary."""
        self.page.spoken = spoken
        offset, row = self._held()
        self.page.arrange(self.page.width, self.page_style, self.page.leading)
        self.drawn_lines.clear()
        self._release(offset, row)

    def set_inks(self, inks: Inks) -> None:
        """Change the colours."""
        self.inks = inks
        self.drawn_lines.clear()
        self.refresh()

    def reread(self, blocks: Iterable[int] | None = None) -> None:
        """Show the newest readings of some blocks (or ask for all anew), what is looked at staying in its place."""
        if blocks is None:
            self._refinery.restart()
            return
        offset, row = self._held()
        for block in blocks:
            self.page.forget(block)
        self.drawn_lines.clear()
        self._release(offset, row)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        row = y + self.top
        if not self._sheet.width or row >= self.page.height:
            return Strip.blank(self.size.width, style(self.inks.plain))
        block, number, part = self.page.find(row)
        laid = self.page.laid(block)
        if number >= len(laid.lines):
            return Strip.blank(self.size.width, style(self.inks.plain))
        return self.drawn_lines.rows(block, number, laid, self._sheet)[part]

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Bring back the pinyin of the word under the mouse."""
        found = self.page.at(event.y + self.top, event.x - self._sheet.left, reach=2)
        self.words.hover(None if found is None else found[1].start)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.words.hover(None)

    def on_click(self, event: events.Click) -> None:
        """Find out what was clicked."""
        found = self.page.at(event.y + self.top, event.x - self._sheet.left)
        if found is not None:
            self.post_message(self.Clicked(*found, event.chain))


def _single(offset: int | None) -> Span | None:
    from langdu.model import Span

    return None if offset is None else Span(offset, offset + 1)
