"""The contents of a text: its chapters, nested; one key goes to one."""

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

    from langdu.session.text.finding.navigation import ContentsEntry

KEYS = "enter goes there · ↑ ↓ home end · esc closes"
#: Cells that a level stands further to the right.
INDENT = 2


class ContentsScreen(OverScreen["int | None"]):
    """Goes with the code point where the chosen entry begins, or None.

    Args:
        contents: the entries.
        length: of the text, in code points.
        current: the number of the entry that one is in; 0 before the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,o", "leave", "Close"),
    ]
    DEFAULT_CSS = """
    ContentsScreen { align: center middle; background: $background 60%; }
    ContentsScreen Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
    }
    ContentsScreen ChoiceList { max-height: 1fr; }
    ContentsScreen #keys { height: 1; color: $aside; margin-top: 1; }
    """

    def __init__(self, contents: Sequence[ContentsEntry], length: int, current: int = 0) -> None:
        super().__init__()
        self._contents, self._length, self._current = contents, max(1, length), current

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        with Vertical():
            yield ChoiceList(*(Option(self._row(entry)) for entry in self._contents))
            yield Static(KEYS, id="keys")

    def on_mount(self) -> None:
        """Begin at the chapter that one is in."""
        options = self.query_one(ChoiceList)
        options.highlighted = max(0, self._current - 1)
        options.focus()

    def _row(self, entry: ContentsEntry) -> Text:
        row = Text(no_wrap=True, overflow="ellipsis")
        row.append(f"{entry.number:3}  {100 * entry.start / self._length:3.0f} %  ")
        return row.append(" " * INDENT * (entry.level - 1)).append(stable(one_line(entry.title)))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go there."""
        self.dismiss(self._contents[event.option_index].start)

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
