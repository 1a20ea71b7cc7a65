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
        asks: whether to ask the questions of the first start before.

    Attributes:
        demo: what it gives for the short text.
        chosen: the path or address that was chosen; None until then.
    """

    def __init__(self, library: Library, demo: str, *, asks: bool = False) -> None:
        super().__init__()
        self.chosen: str | None = None
        self._library, self.demo, self._asks = library, demo, asks
        self.preferences = Preferences(library, log.warning)
        self.theme = self.preferences.theme

    def get_default_screen(self) -> Screen[None]:
        """The shelf."""
        return ShelfScreen(self._library, self.demo, self.choose)

    def on_mount(self) -> None:
        """Ask first, where that is to be done."""
        if self._asks:
            from langdu.tui.first_start.asking import ask

            ask(self, self._library)

    def choose(self, path: str | None) -> None:
        """End with a path or address, or with None."""
        self.chosen = path
        self.exit(0)


def choose(library: Library, demo: str, *, asks: bool = False) -> str | None:
    """The path or address of the book that the user chose; None if none, `demo` for the short text of langdu.

    With `asks` the questions of the first start come before.

    Raises:
        LangduError: the screen had a fault of its own.
    """
    with guarded():
        app = ShelfApp(library, demo, asks=asks)
        app.show()
    if app.failure is not None:
        what = f"the screen failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"langdu list prints the books; details are in {log_file()}") from app.failure
    return app.chosen
