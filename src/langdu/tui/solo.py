"""The full-screen program with one screen that is not the reader: drills, statistics."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from langdu.config import log_file
from langdu.errors import LangduError
from langdu.tui.preferences import Preferences, Store
from langdu.tui.terminal import guarded
from langdu.tui.themes import textual_theme, themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.screen import Screen

log = logging.getLogger("langdu.tui")


class SoloApp(App[int]):
    """Shows one screen, in the theme that the reader has.

    Args:
        screen: makes it.
        store: where preferences are kept.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "interrupt", "Quit"), ("ctrl+q", "interrupt", "Quit")]

    def __init__(self, screen: Callable[[], Screen[None]], store: Store) -> None:
        super().__init__()
        self._make, self.failure = screen, None
        for colours in themes().values():
            self.register_theme(textual_theme(colours))
        self.theme = Preferences(store, log.warning).theme

    failure: Exception | None

    def get_default_screen(self) -> Screen[None]:
        """The one."""
        return self._make()

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours goes to the log, and one line tells (see `run`); tests see it raised."""
        if self.is_headless:
            super()._handle_exception(error)
        elif self.failure is None:
            self.failure = error
            log.error("the screen failed", exc_info=error)
            self.exit(1, return_code=1)

    def action_interrupt(self) -> None:
        """Leave, from any screen."""
        self.exit(0)


def run(screen: Callable[[], Screen[None]], store: Store) -> int:
    """Show a screen until it is left; the exit status.

    Raises:
        LangduError: it had a fault of its own.
    """
    with guarded():
        app = SoloApp(screen, store)
        status = app.run()
    if app.failure is not None:
        what = f"the screen failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"what was answered is kept; the details are in {log_file()}") from app.failure
    return (app.return_code or 0) if status is None else status
