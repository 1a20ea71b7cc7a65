"""What the reader was set to, kept from run to run; that it cannot be kept is told once and is no reason to stop."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Protocol

from langdu.config import CHOICES, LIMITS, PINYIN_FOR, settings, within
from langdu.errors import LangduError
from langdu.packages import is_missing
from langdu.tui.layout.inks import HighlightStyles
from langdu.tui.layout.typesetting.style import PageStyle
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
    def style(self) -> PageStyle:
        """How the page is set."""
        style = PageStyle(**{field.name: self.choice(field.name) for field in fields(PageStyle)})
        return style if style.script == "written" or not is_missing("opencc") else style.chosen("script", "written")

    @property
    def highlights(self) -> HighlightStyles:
        """How what is read stands out."""
        return HighlightStyles(self.choice("sentence_style"), self.choice("syllable_style"))

    def choice(self, name: str) -> Any:
        """What was chosen of a setting that the reader keeps under the setting's own name, of the setting's type."""
        usual, kept = getattr(settings(), name), self._get(name, "")
        if isinstance(usual, bool):
            return {"on": True, "off": False}.get(kept, usual)
        if name in LIMITS:
            return int(kept) if kept.isdecimal() and within(name, int(kept)) else usual
        return kept if kept in CHOICES[name] else usual

    def choose(self, name: str, value: str | bool | int) -> None:
        """Keep such a choice."""
        self.keep(name, {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value))

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
        kept = self._get("theme", settings().theme)
        return kept if kept in themes() else fitting()

    @property
    def may_offer(self) -> bool:
        """Whether the natural voice may be offered unasked."""
        return self._get("offer", "") != "never"

    def keep(self, name: str, value: str) -> None:
        """Keep a setting, in letters: pinyin_for, hsk, statuses, form, tones, theme, offer, or what `choice` tells."""
        try:
            self._store.prefer(name, value)
        except LangduError as error:
            if not self._complained:
                self._complained = True
                self._complain(f"settings will not be kept: {error}")

    def obey_settings(self, name: str) -> None:
        """What the settings say holds again: what the command was told of it does not."""
        if name == "pinyin_for":
            self._pinyin_for = ""

    def _get(self, name: str, default: str) -> str:
        try:
            return self._store.preference(name, default) or default
        except LangduError:
            return default
