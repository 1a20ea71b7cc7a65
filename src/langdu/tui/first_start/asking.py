"""The questions of the first start over the shelf, and what is done with the last answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.tui.first_start.steps import DEMO, GRADED, SHELF
from langdu.tui.screens.first_start import FirstStartScreen
from langdu.tui.screens.library.shelf import ShelfScreen, opened

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.tui.shelf import ShelfApp


def ask(app: ShelfApp, library: Library, provider: VoiceProvider | None = None) -> None:
    """Ask them; tests give a provider of their own."""
    app.push_screen(FirstStartScreen(library, provider or VoiceProvider(), partial(_go, app)))


def _go(app: ShelfApp, answer: str | None) -> None:
    """Open what was chosen, or show the shelf."""
    if answer not in {None, SHELF, GRADED}:
        app.choose(app.demo if answer == DEMO else opened(str(answer)))
        return
    app.pop_screen()
    shelf = app.screen
    if answer == GRADED and isinstance(shelf, ShelfScreen):
        shelf.action_graded()
