"""The offer of the natural voice: what it is, what its licence says, how much it fetches, one key to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.text import Text
from textual.widget import Widget

if TYPE_CHECKING:
    from langdu.model import Voice

State = Literal["hidden", "asking", "installing"]
BAR = 24


class OfferBar(Widget):
    """Asks, and shows how far the installation is. What the keys do is the reader screen's."""

    DEFAULT_CSS = """
    OfferBar { height: auto; color: $foreground; background: $surface; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="offer")
        self.state: State = "hidden"
        self.voice: Voice | None = None
        self._done, self._total = 0, 0

    def ask(self, voice: Voice) -> None:
        """Offer a voice."""
        self.voice = voice
        self._become("asking")

    def progress(self, done: int, total: int) -> None:
        """So many bytes of so many are there."""
        self._done, self._total = done, total
        if self.state != "installing":
            self._become("installing")
        self.refresh()

    def hide(self) -> None:
        """Go."""
        self._become("hidden")

    def _become(self, state: State) -> None:
        self.state = state
        self.display = state != "hidden"
        self.refresh(layout=True)

    def render(self) -> Text:
        """The question, or the bar."""
        if self.voice is None:
            return Text()
        return self._bar(self.voice) if self.state == "installing" else self._question(self.voice)

    def _question(self, voice: Voice) -> Text:
        colours = self.app.theme_variables
        text = Text()
        text.append(f"{voice.name}", style=f"bold {colours['spoken']}")
        fetch = f" {_megabytes(voice.download_size)} to fetch." if voice.download_size else ""
        text.append(f" is far easier to understand than espeak.{fetch}\n")
        text.append(f"Licence: {voice.licence}\n", style=colours["aside"])
        if voice.online:
            text.append("What is read is sent over the internet to the service that speaks it.\n")
        for key, does in (("i", "install it"), ("l", "later"), ("n", "never ask again")):
            text.append(key, style=f"bold {colours['accent']}").append(f" {does}    ")
        return text

    def _bar(self, voice: Voice) -> Text:
        colours = self.app.theme_variables
        part = min(1.0, self._done / self._total) if self._total else 0.0
        filled = round(part * BAR)
        text = Text(f"Installing {voice.name}  ")
        text.append("━" * filled, style=colours["spoken"]).append("━" * (BAR - filled), style=colours["aside"])
        rest = " is here, making it ready" if part == 1 else f" of {_megabytes(self._total or voice.download_size)}"
        text.append(f"  {part:4.0%}{rest}\n")
        return text.append("esc", style=f"bold {colours['accent']}").append(" cancel")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
