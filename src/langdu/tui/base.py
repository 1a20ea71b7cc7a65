"""What the full-screen programs share: themes, the terminal's ways, and a fault's one line."""

from __future__ import annotations

import logging
import sys
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from textual.events import Key

from langdu import ending
from langdu.tui.theming.taking import TakesThemes
from langdu.tui.threads import UiThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.events import Event
    from textual.widget import Widget

log = logging.getLogger("langdu.tui")
#: What a Chinese keyboard gives where another gives these; full-width letters and signs have their own twins (NFKC).
TWINS = {
    "。": ".", "、": "\\", "【": "[", "】": "]", "「": "[", "」": "]", "『": "{", "』": "}", "《": "<", "》": ">",
    "“": '"', "”": '"', "‘": "'", "’": "'", "￥": "$", "·": "`", "…": "^", "—": "_",
}  # fmt: skip


def twin(character: str) -> str:
    """The ASCII sign that is on the same key as a Chinese one; the character itself where there is none."""
    plain = TWINS.get(character) or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else character


def _palette() -> type[Provider]:
    """The palette's commands; it is imported when it is opened."""
    from langdu.tui.palette import ScreenCommands

    return ScreenCommands


class TerminalApp(TakesThemes):
    """A full-screen program that shows one thing.

    Attributes:
        failure: a fault of ours that ended it.
    """

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    ALLOW_SELECT = False  # the mouse reads from where it clicks
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "interrupt", "Quit"), ("ctrl+q", "interrupt", "Quit")]

    def __init__(self) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self._home: UiThread | None = None
        # What stands in for standard error while the screen is drawn says that its descriptor is -1, and a library
        # that hands it to a process of its own fails (multiprocessing's resource tracker does).
        vars(self._capture_stderr)["fileno"] = lambda: 2

    def get_driver_class(self) -> type[Driver]:
        """Ours in a POSIX terminal, Textual's elsewhere."""
        usual = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver

            from langdu.tui.driver import TerminalDriver

            if usual is LinuxDriver:
                return TerminalDriver
        return usual

    async def on_event(self, event: Event) -> None:
        """A key of a Chinese keyboard does what its ASCII twin does, but in a field that takes text."""
        if isinstance(event, Key) and event.character and not event.is_forwarded:
            character = twin(event.character)
            if character != event.character and not _takes_text(self.focused):
                event = _key(character)
        await super().on_event(event)

    def on_mount(self) -> None:
        """From now on a signal finds the way here."""
        self._home = UiThread(lambda: self._running)

    def hang_up(self, status: int = ending.HUNG_UP) -> None:
        """The terminal is gone, or the program was told to end: leave at once, with nothing lost."""
        self.action_interrupt()
        self.exit(status, return_code=status)

    def show(self) -> int | None:
        """Run until it is left; what it was left with."""
        with ending.leaving(self._told_to_leave):
            return self.run()

    def _told_to_leave(self, status: int) -> None:
        if self._home is None:
            raise SystemExit(status)
        self._home.call(self.hang_up, status)

    def action_interrupt(self) -> None:
        """Leave, from any screen."""
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours goes to the log, and one line tells (see `tui.run`).

        Textual would print the traceback over the terminal. Tests see it raised, as they should.
        """
        if self.is_headless:
            super()._handle_exception(error)
        elif self.failure is None:
            self.failure = error
            log.error("the screen failed", exc_info=error)
            self.action_interrupt()
            self.exit(1, return_code=1)


def _takes_text(widget: Widget | None) -> bool:
    from textual.widgets import Input

    return isinstance(widget, Input)


def _key(character: str) -> Key:
    from textual.keys import _character_to_key

    return Key(_character_to_key(character), character)
