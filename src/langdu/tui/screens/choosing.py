"""A list over the screen, to choose one thing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from langdu.model import one_line
from langdu.tui.layout.width import stable
from langdu.tui.screens.over import OverScreen
from langdu.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class ChoosingScreen(OverScreen[str | None]):
    """Goes with what was chosen, or None.

    Args:
        title: what is chosen.
        names: of what.
        current: what it is now.
        empty: what stands for a name that is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave", "Close")]
    DEFAULT_CSS = """
    ChoosingScreen { align: center middle; background: $background 60%; }
    ChoosingScreen Vertical {
        width: 44; max-width: 100%; height: auto; max-height: 100%; padding: 0 1; background: $surface;
    }
    ChoosingScreen Static { height: 1; color: $heading; text-style: bold; }
    ChoosingScreen ChoiceList, ChoosingScreen ChoiceList:focus {
        height: auto; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, title: str, names: Sequence[str], current: str, empty: str) -> None:
        super().__init__()
        self._title, self._names, self._current, self._empty = title, names, current, empty

    def compose(self) -> ComposeResult:
        """The title and the names."""
        with Vertical():
            yield Static(Text(self._title))
            yield ChoiceList(*(Option(Text(f" {stable(one_line(name)) or self._empty}")) for name in self._names))

    def on_mount(self) -> None:
        """The one that is chosen now is at the cursor."""
        choices = self.query_one(ChoiceList)
        choices.highlighted = self._names.index(self._current) if self._current in self._names else 0
        choices.styles.max_height = max(3, self.app.size.height - 2)
        choices.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Take it."""
        self.dismiss(self._names[event.option_index])

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)
