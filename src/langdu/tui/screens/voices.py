"""All voices: who they are, what they cost, how they sound; one key takes one."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from langdu.errors import LangduError
from langdu.model import one_line
from langdu.session.practice.playback import Playback, PlaybackClip
from langdu.session.reading.voice.voice_provider import VoiceCandidate
from langdu.tui.screens.over import OverScreen
from langdu.tui.threads import UiThread
from langdu.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.session.reading.controller import ReadingController

log = logging.getLogger("langdu.tui")
KEYS = "enter takes it, or installs it · space: hear it · esc closes"
GENDERS = {"female": "woman", "male": "man", "neutral": ""}
WIDTHS = (24, 7)
#: Bytes that are told as a megabyte.
MEGABYTE = 1e6


class VoicesScreen(OverScreen[VoiceCandidate | None]):
    """Goes with the voice that was chosen, or None.

    Args:
        controller: who reads; falls silent when a sample is asked for.
        current: the id of the voice that reads; may be empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,v", "leave", "Close"),
        ("space", "hear", "Hear it"),
    ]
    DEFAULT_CSS = """
    VoicesScreen { align: center middle; background: $background 60%; }
    VoicesScreen Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
    }
    VoicesScreen ChoiceList { max-height: 14; }
    VoicesScreen #about { height: auto; min-height: 5; padding: 1 0 0 0; color: $foreground; }
    """

    def __init__(self, controller: ReadingController, current: str) -> None:
        super().__init__()
        self._controller, self._current = controller, current
        self._candidates: Sequence[VoiceCandidate] = ()
        self._told = "looking for the voices of this machine …"
        self._playback = Playback(lambda: self.home.call(self._tell, ""))
        self.home = UiThread(lambda: self.is_attached)

    def compose(self) -> ComposeResult:
        """The list, and what there is to know of the one that is marked."""
        with Vertical():
            yield ChoiceList()
            yield Static(id="about")

    def on_mount(self) -> None:
        """Find them; the system's take a moment."""
        self._show()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        try:
            self.home.call(self._fill, self._controller.candidates())
        except LangduError as error:
            self.home.call(self._tell, str(error))

    def _fill(self, candidates: Sequence[VoiceCandidate]) -> None:
        self._candidates = candidates
        listed = self.query_one(ChoiceList)
        listed.clear_options()
        listed.add_options([Option(self._row(one), one.voice.id) for one in candidates])
        ids = [one.voice.id for one in candidates]
        listed.highlighted = ids.index(self._current) if self._current in ids else 0
        listed.focus()
        self._tell("")

    def _row(self, one: VoiceCandidate) -> Text:
        colours = self.app.theme_variables
        mark = "●" if one.voice.id == self._current else " "
        name = set_cell_size(f"{mark} {one_line(one.voice.name)}", WIDTHS[0])
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(f"{name} ", style="" if one.installed else colours["aside"])
        text.append(f"{GENDERS[one.voice.gender]:<{WIDTHS[1]}}", style=colours["aside"])
        return text.append(_state(one), style=colours["aside"])

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the one that is marked."""
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Take it."""
        one = self._marked()
        if one is None:
            return
        if one.lacks:
            self._tell(one.lacks)
        elif one.voice.online and not one.installed:
            self._tell(f"it goes online and asks first: langdu voices install {one.voice.id}")
        else:
            self._close(one)

    def _marked(self) -> VoiceCandidate | None:
        number = self.query_one(ChoiceList).highlighted
        return None if number is None or number >= len(self._candidates) else self._candidates[number]

    def _tell(self, text: str) -> None:
        self._told = text
        self._show()

    def _show(self) -> None:
        colours, one = self.app.theme_variables, self._marked()
        text = Text()
        if one is not None:
            text.append(f"{one_line(one.voice.sample)}\n", style=colours["spoken"])
            text.append(f"Licence: {one_line(one.voice.licence)}\n", style=colours["aside"])
            if not one.voice.says_words:
                text.append("Its tones are less sure in single words than in sentences.\n", style=colours["aside"])
        text.append(f"{self._told}\n" if self._told else "")
        text.append(KEYS, style=colours["accent"])
        self.query_one("#about", Static).update(text)

    def action_hear(self) -> None:
        """Hear the sample of the one that is marked; reading stops."""
        one = self._marked()
        if one is None:
            return
        if not one.installed:
            self._tell(one.lacks or "install it to hear it")
            return
        lent = self._controller.lend()
        if lent is None:
            return
        self._playback.silence()
        self._playback.player = lent[1]
        self._tell(f"{one.voice.name} is coming …")
        threading.Thread(target=self._say, args=(one, self._playback.take_turn()), daemon=True).start()

    def _say(self, one: VoiceCandidate, turn: int) -> None:
        try:
            pcm, rate = self._controller.sample(one.voice)
            self.home.call(self._tell, f"you hear {one.voice.name}")
            self._playback.play(turn, [PlaybackClip("target", pcm)], rate)
        except LangduError as error:
            self.home.call(self._tell, str(error))
        except Exception as error:  # a thread's edge: it must be told
            log.exception("the sample of %s", one.voice.id)
            self.home.call(self._tell, f"{one.voice.name} could not be heard: {error}")

    def action_leave(self) -> None:
        """Stay with the voice that reads."""
        self._close(None)

    def _close(self, chosen: VoiceCandidate | None) -> None:
        self._playback.silence()
        self.dismiss(chosen)


def _state(one: VoiceCandidate) -> str:
    """Whether it is there, or what it takes to have it, and how quick it is."""
    if one.lacks:
        return "does not work here yet"
    if one.installed:
        return "stop-gap, hard to understand" if one.voice.is_stop_gap else f"installed, {one.speed}"
    if one.voice.online:
        return "online, asks first"
    return f"{one.voice.download_size / MEGABYTE:.0f} MB, {one.speed}"
