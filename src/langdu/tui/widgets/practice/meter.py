"""How far a session is: a bar of its time, what is left of it, and how it went so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from langdu.library.texts.ages import duration

if TYPE_CHECKING:
    from langdu.session.practice.drilling import DrillTally

BAR = 24


class SessionBar(Widget):
    """One line."""

    DEFAULT_CSS = """
    SessionBar { height: 1; color: $foreground; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="session")
        self._share, self._left = 0.0, 0.0
        self._counts = (0, 0, 0)

    def tell(self, share: float, left: float, tally: DrillTally) -> None:
        """Show how much of the session is over (0..1), the seconds left, and how many were right."""
        self._share, self._left = share, left
        self._counts = (tally.right, tally.wrong, tally.unsure)
        self.refresh()

    def render(self) -> Text:
        """The line."""
        colours = self.app.theme_variables
        done = round(min(1.0, self._share) * BAR)
        text = Text(no_wrap=True, overflow="ellipsis").append(" ")
        text.append("━" * done, style=colours["spoken"]).append("─" * (BAR - done), style=colours["aside"])
        text.append(f"  {duration(self._left)}   ")
        right, wrong, unsure = self._counts
        text.append(f"✓ {right}  ", style=colours["success"]).append(f"✗ {wrong}", style=colours["text-error"])
        return text.append(f"  ? {unsure}", style=colours["aside"]) if unsure else text


class Hints(Widget):
    """The keys that do something now."""

    DEFAULT_CSS = """
    Hints { height: 1; color: $aside; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._hints: tuple[tuple[str, str], ...] = ()

    def tell(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show these keys and what they do, the most wanted first."""
        self._hints = hints
        self.refresh()

    def render(self) -> Text:
        """The line: those that there is room for."""
        text = Text(no_wrap=True)
        for key, does in self._hints:
            if text.cell_len + cell_len(key) + cell_len(does) + 3 <= self.size.width:
                text.append("  " if text else " ").append(key, style=self.app.theme_variables["ruby"]).append(
                    f" {does}"
                )
        return text
