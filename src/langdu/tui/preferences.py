"""What the reader was set to, kept from run to run; that it cannot be kept is told once and is no reason to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.config import settings
from langdu.errors import LangduError
from langdu.tui.layout.page import MODES, Mode
from langdu.tui.themes import OFF, fitting, palette_names, themes

if TYPE_CHECKING:
    from collections.abc import Callable


class Store(Protocol):
    """Where preferences are kept."""

    def preference(self, name: str, default: str = "") -> str:
        """What was kept."""

    def prefer(self, name: str, value: str) -> None:
        """Keep it."""


class Preferences:
    """The reader's settings; `complain` is told, once, when they cannot be kept."""

    def __init__(self, store: Store, complain: Callable[[str], None]) -> None:
        self._store, self._complain, self._complained = store, complain, False

    @property
    def mode(self) -> Mode:
        """Where the ruby goes."""
        kept = self._get("ruby", settings().ruby)
        return next((mode for mode in MODES if mode == kept), MODES[0])

    @property
    def spoken(self) -> bool:
        """Whether tones stand as they are spoken."""
        return self._get("form", settings().form) == "spoken"

    @property
    def tones(self) -> str:
        """The tone palette's name."""
        kept = self._get("tones", settings().tones)
        return kept if kept in palette_names() else OFF

    @property
    def theme(self) -> str:
        """The theme's name."""
        kept = self._get("theme", fitting())
        return kept if kept in themes() else fitting()

    @property
    def may_offer(self) -> bool:
        """Whether the natural voice may be offered unasked."""
        return self._get("offer", "") != "never"

    def keep(self, name: str, value: str) -> None:
        """Keep a setting: ruby, form, tones, theme or offer."""
        try:
            self._store.prefer(name, value)
        except LangduError as error:
            if not self._complained:
                self._complained = True
                self._complain(f"settings will not be kept: {error}")

    def _get(self, name: str, default: str) -> str:
        try:
            return self._store.preference(name, default) or default
        except LangduError:
            return default
