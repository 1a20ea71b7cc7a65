"""All keys of a screen, on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from langdu.tui.keys import GROUPS, Key
from langdu.tui.screens.over import OverScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

KEYS_WIDTH = 17
CLOSING = "Underlined pinyin: the text's own gloss was overruled (in colour), or the reading is unsure; e tells why."


class HelpScreen(OverScreen[None]):
    """Goes at any of the keys that close things."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,question_mark,q,enter,space", "dismiss", "Close")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 0 3;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, groups: Sequence[tuple[str, Sequence[Key]]] = GROUPS, closing: str = CLOSING) -> None:
        super().__init__()
        self._groups, self._remark = groups, closing

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static(self._page(), id="keys")

    def _page(self) -> Text:
        colours = self.app.theme_variables
        text = Text()
        for number, (title, keys) in enumerate(self._groups):
            text.append(("\n" if number else "") + title + "\n", style=f"bold {colours['heading']}")
            for key in keys:
                _row(text, key, colours["spoken"])
        return text.append(f"\n{self._remark}", colours["aside"])


def _row(text: Text, key: Key, accent: str) -> None:
    text.append(f"  {key.keys:<{KEYS_WIDTH}}", style=accent).append(f"{key.does}\n")
