"""Screens over another one, which go once.

Who presses enter and escape together asks for it twice, and Textual would fail. Two classes and not one, since Textual
takes a screen's style from its first base alone.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

T = TypeVar("T")


class GoesOnce(Screen[T]):
    """A screen that goes once."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Go, unless it has gone already."""
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()  # type: ignore[no-untyped-call]


class OverScreen(ModalScreen[T]):
    """The same over a screen that shows through."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Go, unless it has gone already."""
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()  # type: ignore[no-untyped-call]
