"""Scrolling by hand: keys, wheel and scroll bar, by whole lines and at once.

Textual's own scrolling moves in eased steps towards a row that was fixed beforehand; here rows above may turn out
to be more or fewer while one moves, so each step is taken at once and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.scrollbar import ScrollTo


class HandScrolled(ScrollView, can_focus=True, inherit_bindings=False):
    """A view that its reader scrolls; `jump` and the sizes are the heir's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)", "Up"),
        ("down", "move(1)", "Down"),
        ("pageup", "turn(-1)", "Page up"),
        ("pagedown", "turn(1)", "Page down"),
        ("home,g", "ends(0)", "Beginning"),
        ("end,G", "ends(1)", "End"),
    ]

    class MovedByHand(Message):
        """The reader scrolled, so that the text should no longer follow the voice."""

    @property
    def top(self) -> int:
        """The row of the page at the top of the screen."""
        return round(self.scroll_y)

    @property
    def rows_in_all(self) -> int:
        """Rows of the whole page."""
        return self.virtual_size.height

    @property
    def rows_a_line(self) -> int:
        """Rows that one step scrolls."""
        return 1

    def line_top(self, row: int) -> int:
        """The first row of the line of text that a row belongs to."""
        return row

    def jump(self, row: int) -> None:
        """Put a row of the page at the top of the screen, as near as may be."""
        self.scroll_to(y=row, animate=False)

    def action_move(self, lines: int) -> None:
        """Scroll by lines of text."""
        self._by_hand(self.top + lines * self.rows_a_line)

    def action_turn(self, pages: int) -> None:
        """Scroll by screens, at least two rows of the last staying in view."""
        self._by_hand(self.line_top(self.top + pages * max(1, self.size.height - 2)))

    def action_ends(self, end: int) -> None:
        """Scroll to the beginning or the end."""
        self._by_hand(0)
        if end:
            self._by_hand(self.rows_in_all)
            self._by_hand(self.rows_in_all)

    def _by_hand(self, row: int) -> None:
        self.post_message(self.MovedByHand())
        self.jump(row)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self.action_move(1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self.action_move(-1)

    def _on_scroll_to(self, message: ScrollTo) -> None:
        message.stop()
        message.prevent_default()
        if message.y is not None:
            self._by_hand(int(message.y))

    def action_scroll_down(self) -> None:
        """From the scroll bar's own end."""
        self.action_move(1)

    def action_scroll_up(self) -> None:
        """From the scroll bar's own end."""
        self.action_move(-1)
