"""A line to type into, at the bottom of a screen: what to search for, where to go, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Paste

#: What stands in the line for the end of a line of a text that has several.
BREAK = "↵"


class PromptBar(Input):
    """Asks for one thing at a time, and hides when it is told or when escape is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "Close"), ("ctrl+j", "break_line", "Another line")]
    DEFAULT_CSS = """
    PromptBar, PromptBar:focus {
        height: 1; border: none; padding: 0 1; display: none; color: $foreground; background: $panel;
    }
    """

    class Told(Message):
        """Something was typed; `asked` is what for."""

        def __init__(self, asked: str, text: str) -> None:
            super().__init__()
            self.asked, self.text = asked, text

    def __init__(self) -> None:
        super().__init__(id="prompt", select_on_focus=True)
        self._asked = ""
        self._is_edited = False

    def ask(self, asked: str, hint: str, text: str | None = None) -> None:
        """Show the line.

        Args:
            asked: what for.
            hint: what to type.
            text: what stands there to be edited; it may have several lines and may be emptied. Without, what was
                typed for the same thing last stands there, and nothing is told of an empty line.
        """
        self._is_edited = text is not None
        if text is not None:
            self.value = BREAK.join(text.splitlines())
            self.cursor_position = len(self.value)
        elif asked != self._asked:
            self.value = ""
        self.select_on_focus = text is None
        self._asked, self.placeholder = asked, hint
        self.display = True
        self.screen.set_focus(self)  # before it is drawn, where `focus` waits: who sees it can type

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell it, and hide."""
        event.stop()
        self.action_cancel()
        if self._is_edited:
            self.post_message(self.Told(self._asked, event.value.replace(BREAK, "\n")))
        elif event.value.strip():
            self.post_message(self.Told(self._asked, event.value))

    def on_paste(self, event: Paste) -> None:
        """Take all lines of what is pasted, where several may be typed; Textual's own takes the first."""
        if self._is_edited:
            event.prevent_default().stop()
            self.insert_text_at_cursor(BREAK.join(event.text.splitlines()))

    def action_break_line(self) -> None:
        """Begin another line, where several may be typed."""
        if self._is_edited:
            self.insert_text_at_cursor(BREAK)

    def on_blur(self) -> None:
        """Hide when a click goes elsewhere."""
        self.display = False

    def action_cancel(self) -> None:
        """Hide; the keys are the text's again."""
        self.display = False
        self.screen.set_focus(self.screen.query_one("#text"))
