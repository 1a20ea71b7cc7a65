"""How loud the microphone hears, while it records and before."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

#: dB of full scale at the left edge, and from which it is loud enough, and too loud.
QUIETEST_DB, LOUD_ENOUGH_DB, FULL = -60.0, -42.0, 0.98
CELLS = 24


class LevelMeter(Widget):
    """A bar of the level, and what is going on."""

    DEFAULT_CSS = """
    LevelMeter { height: 1; color: $foreground; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="meter")
        self._level, self._peak, self.state = QUIETEST_DB, 0.0, ""

    def tell(self, level: float, peak: float, state: str) -> None:
        """Show a level in dB of full scale, the largest sample (0 to 1), and what is going on."""
        seen = (self._bars(level), peak >= FULL, state)
        if seen != (self._bars(self._level), self._peak >= FULL, self.state):
            self._level, self._peak, self.state = level, peak, state
            self.refresh()

    @staticmethod
    def _bars(level: float) -> int:
        return round(CELLS * min(1.0, max(0.0, 1 - level / QUIETEST_DB)))

    def render(self) -> Text:
        """The line."""
        colours = self.app.theme_variables
        bars = self._bars(self._level)
        name = "wrong" if self._peak >= FULL else "right" if self._level >= LOUD_ENOUGH_DB else "unsure"
        text = Text("mic ", no_wrap=True, overflow="ellipsis")
        text.append("█" * bars, style=colours[name]).append("·" * (CELLS - bars), style=colours["aside"])
        too_loud = "  too loud" if self._peak >= FULL else ""
        return text.append(too_loud, style=colours["wrong"]).append(f"  {self.state}")
