"""The full-screen program with one screen that is not the reader: drills, statistics."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.config import log_file
from langdu.errors import LangduError
from langdu.tui.base import TerminalApp
from langdu.tui.preferences import Preferences, Store
from langdu.tui.terminal import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

log = logging.getLogger("langdu.tui")


class SoloApp(TerminalApp):
    """Shows one screen, in the theme that the reader has.

    Args:
        screen: makes it.
        store: where preferences are kept.
    """

    def __init__(self, screen: Callable[[], Screen[None]], store: Store) -> None:
        super().__init__()
        self._make = screen
        self.preferences = Preferences(store, log.warning)
        self.theme = self.preferences.theme

    def get_default_screen(self) -> Screen[None]:
        """The screen that was given."""
        return self._make()


def run(screen: Callable[[], Screen[None]], store: Store) -> int:
    """Show a screen until it is left; the exit status.

    Raises:
        LangduError: it had a fault of its own.
    """
    with guarded():
        app = SoloApp(screen, store)
        status = app.show()
    if app.failure is not None:
        what = f"the screen failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"what was answered is kept; the details are in {log_file()}") from app.failure
    return (app.return_code or 0) if status is None else status
