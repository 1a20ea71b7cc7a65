"""What the reader was set to, kept from run to run; that it cannot be kept is told once and is no reason to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.config import PINYIN_FOR, settings
from langdu.errors import LangduError
from langdu.tui.layout.page import MODES, Mode
from langdu.tui.themes import OFF, fitting, palette_names, themes

if TYPE_CHECKING:
    from collections.abc import Callable

#: The level of HSK above which there is pinyin, before another is chosen.
USUAL_HSK_LEVEL = 3


class Store(Protocol):
    """Where preferences are kept."""

    def preference(self, name: str, default: str = "") -> str:
        """What was kept."""

    def prefer(self, name: str, value: str) -> None:
        """Keep it."""


class Preferences:
    """The reader's settings.

    Args:
        store: where they are kept.
        complain: told, once, when they cannot be kept.
        pinyin_for: what the command was told of it, which counts more than what is kept; "" for nothing.
    """

    def __init__(self, store: Store, complain: Callable[[str], None], pinyin_for: str = "") -> None:
        self._store, self._complain, self._complained = store, complain, False
        self._pinyin_for = pinyin_for

    @property
    def mode(self) -> Mode:
        """Where the ruby goes."""
        kept = self._get("ruby", settings().ruby)
        return next((mode for mode in MODES if mode == kept), MODES[0])

    @property
    def pinyin_for(self) -> str:
        """Whose pinyin is shown."""
        kept = self._pinyin_for or self._get("pinyin_for", settings().pinyin_for)
        return kept if kept in PINYIN_FOR else PINYIN_FOR[0]

    @property
    def hsk_level(self) -> int:
        """Above which level of HSK pinyin is shown, where it is shown by level: 1 to 6."""
        chosen = (self.pinyin_for, self._get("hsk", ""), settings().pinyin_for)
        return next((int(one[-1]) for one in chosen if one.startswith("hsk") and one in PINYIN_FOR), USUAL_HSK_LEVEL)

    @property
    def statuses(self) -> str:
        """Whether statuses of words are shown: on, off, or auto for once there are any."""
        kept = self._get("statuses", "auto")
        return kept if kept in {"on", "off"} else "auto"

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
        """Keep a setting: ruby, pinyin_for, hsk, statuses, form, tones, theme or offer."""
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
