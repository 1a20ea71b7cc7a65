"""The short texts that come with langdu, by level: choose one to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.screen import Screen
from textual.widgets.option_list import Option

from langdu.library.texts.graded import LEVELS, graded_text, graded_texts
from langdu.tui.widgets.bars import KeyHints, TitleBar
from langdu.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from langdu.library.texts.graded import GradedText

HINTS = (("enter", "read"), ("1-6", "level"), ("esc", "your books"), ("q", "quit"))
#: Cells of what stands behind a title: characters and progress; and of the widest title.
BEHIND, WIDEST = 24, 40


class GradedScreen(Screen[None]):
    """Shows them.

    Args:
        progress: how far one has read in those that were begun, 0 to 1, by path; the one opened last first.
        choose: called with the path that was chosen, or None to leave.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *((str(level), f"level({level})", f"HSK {level}") for level in LEVELS),
        ("g,escape", "back", "Your books"),
        ("q", "leave", "Quit"),
    ]
    DEFAULT_CSS = """
    GradedScreen { background: $background; }
    GradedScreen TitleBar, GradedScreen KeyHints { padding: 0 1; }
    GradedScreen ChoiceList, GradedScreen ChoiceList:focus { height: 1fr; padding: 1 0; background: $background; }
    """

    def __init__(self, progress: Mapping[str, float], choose: Callable[[str | None], None]) -> None:
        super().__init__()
        self._progress, self._choose = progress, choose

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield TitleBar("short texts by level")
        yield ChoiceList()
        yield KeyHints(HINTS)

    def on_mount(self) -> None:
        """Show them, the one that was read last at the cursor."""
        self._fill()
        texts = {text.path: text.id for text in graded_texts()}
        self._go_to(next((texts[path] for path in self._progress if path in texts), graded_texts()[0].id))
        self.query_one(ChoiceList).focus()

    def on_resize(self, event: Resize) -> None:
        """Titles take the room that there is."""
        highlighted = self.query_one(ChoiceList).highlighted
        self._fill()
        self.query_one(ChoiceList).highlighted = highlighted

    def _fill(self) -> None:
        options = self.query_one(ChoiceList)
        options.clear_options()
        for text in graded_texts():
            if text.number == 1:
                heading = Text(f" HSK {text.level}", style=self.app.theme_variables["ruby"])
                options.add_option(Option(heading, id=f"hsk{text.level}", disabled=True))
            options.add_option(Option(self._row(text), id=text.id))

    def _row(self, text: GradedText) -> Text:
        row = Text("   ", no_wrap=True, overflow="ellipsis")
        row.append(set_cell_size(text.title, max(10, min(WIDEST, self.size.width - BEHIND - 4))))
        row.append(f"  {text.characters:4} characters")
        return row.append(f"  {self._progress[text.path]:4.0%}") if text.path in self._progress else row

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Read it."""
        text = graded_text(event.option_id or "")
        if text is not None:
            self._choose(text.path)

    def action_level(self, level: int) -> None:
        """Go to the first text of a level."""
        self._go_to(f"hsk{level}-01")
        options = self.query_one(ChoiceList)
        heading = options.get_option_index(f"hsk{level}")  # each row is one line
        options.scroll_to(y=heading, animate=False, immediate=True)

    def _go_to(self, text: str) -> None:
        options = self.query_one(ChoiceList)
        options.highlighted = options.get_option_index(text)

    def action_back(self) -> None:
        """Show the books again."""
        self.app.pop_screen()

    def action_leave(self) -> None:
        """End the program."""
        self._choose(None)
