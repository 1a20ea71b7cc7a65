"""The offer of natural voices: what they are, what their licences say, how much they fetch, one key to have one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.text import Text
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Voice

State = Literal["hidden", "asking", "installing"]
BAR = 24
#: What the offers are called in the line of keys, and the keys that install them.
INSTALLING = (("the first", "i"), ("the second", "I"))


class OfferBar(Widget):
    """Asks, and shows how far the installation is. What the keys do is the reader screen's."""

    DEFAULT_CSS = """
    OfferBar { height: auto; color: $foreground; background: $surface; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="offer")
        self.state: State = "hidden"
        self.voice: Voice | None = None
        self._offers: Sequence[tuple[Voice, str]] = ()
        self._done, self._total = 0, 0

    def ask(self, offers: Sequence[tuple[Voice, str]]) -> None:
        """Offer voices, the best first, each with how quick it is here."""
        self._offers = offers
        self._become("asking")

    def progress(self, voice: Voice, done: int, total: int) -> None:
        """So many bytes of so many of a voice are there."""
        self.voice, self._done, self._total = voice, done, total
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
        if self.state == "installing" and self.voice is not None:
            return self._bar(self.voice)
        return self._question() if self._offers else Text()

    def _question(self) -> Text:
        colours = self.app.theme_variables
        text = Text("A natural voice is far easier to understand than espeak.\n")
        for (voice, speed), (_, short) in zip(self._offers, INSTALLING, strict=False):
            text.append(short, style=f"bold {colours['accent']}").append("  ")
            text.append(voice.family.capitalize() or voice.name, style=f"bold {colours['spoken']}")
            fetch = f"{_megabytes(voice.download_size)} to fetch, " if voice.download_size else ""
            text.append(f": {_who(voice)}, {fetch}{speed} here\n")
            text.append(f"   Licence: {voice.licence}\n", style=colours["aside"])
            if voice.online:
                text.append("   What is read is sent over the internet to the service that speaks it.\n")
        keys = [(short, f"install {told}") for _, (told, short) in zip(self._offers, INSTALLING, strict=False)]
        if len(self._offers) == 1:
            keys = [("i", "install it")]
        for key, does in (*keys, ("v", "all voices"), ("l", "later"), ("n", "never ask again")):
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


def _who(voice: Voice) -> str:
    if voice.family:
        return "women and men"
    return {"female": "a woman", "male": "a man"}.get(voice.gender, "a voice")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
