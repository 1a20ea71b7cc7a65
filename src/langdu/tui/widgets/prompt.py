"""A line to type into, at the bottom of a screen: what to search for, where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType


class PromptBar(Input):
    """Asks for one thing at a time, and hides when it is told or when escape is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "Close")]
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

    def ask(self, asked: str, hint: str) -> None:
        """Show the line, with a hint for what to type; what was typed for the same thing last stands there."""
        if asked != self._asked:
            self.value = ""
        self._asked, self.placeholder = asked, hint
        self.display = True
        self.screen.set_focus(self)  # before it is drawn, where `focus` waits: who sees it can type

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell it, and hide."""
        event.stop()
        self.action_cancel()
        if event.value.strip():
            self.post_message(self.Told(self._asked, event.value))

    def on_blur(self) -> None:
        """Hide when a click goes elsewhere."""
        self.display = False

    def action_cancel(self) -> None:
        """Hide; the keys are the text's again."""
        self.display = False
        self.screen.set_focus(self.screen.query_one("#text"))
