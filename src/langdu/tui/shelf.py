"""The full-screen program that shows the books and ends with the one that was chosen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.config import log_file
from langdu.errors import LangduError
from langdu.tui.base import TerminalApp
from langdu.tui.preferences import Preferences
from langdu.tui.screens.library.shelf import ShelfScreen
from langdu.tui.terminal import guarded

if TYPE_CHECKING:
    from textual.screen import Screen

    from langdu.library import Library

log = logging.getLogger("langdu.tui")


class ShelfApp(TerminalApp):
    """Shows the books of a library.

    Args:
        library: whose.
        demo: what it gives for the short text that comes with langdu.

    Attributes:
        chosen: the path or address that was chosen; None until then.
    """

    def __init__(self, library: Library, demo: str) -> None:
        super().__init__()
        self.chosen: str | None = None
        self._library, self._demo = library, demo
        self.theme = Preferences(library, log.warning).theme

    def get_default_screen(self) -> Screen[None]:
        """The shelf."""
        return ShelfScreen(self._library, self._demo, self._choose)

    def _choose(self, path: str | None) -> None:
        self.chosen = path
        self.exit(0)


def choose(library: Library, demo: str) -> str | None:
    """The path or address of the book that the user chose; None if none, `demo` for the short text of langdu.

    Raises:
        LangduError: the screen had a fault of its own.
    """
    with guarded():
        app = ShelfApp(library, demo)
        app.show()
    if app.failure is not None:
        what = f"the screen failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"langdu list prints the books; details are in {log_file()}") from app.failure
    return app.chosen
