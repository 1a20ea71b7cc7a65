"""Colours: two themes and the tone palettes, read from data/*.toml."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.theme import Theme

#: No tone colours.
OFF = "off"
DEFAULT_THEME = "night"


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme, in #rrggbb: see data/themes.toml."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    text: str
    heading: str
    ruby: str
    aside: str
    sentence: str
    spoken: str
    spoken_text: str
    cursor: str
    conflict: str
    accent: str
    notice: str
    right: str
    unsure: str
    wrong: str
    new: str
    learning_1: str
    learning_2: str
    learning_3: str
    learning_4: str
    missed: str


@cache
def themes() -> dict[str, Colours]:
    """The themes by name."""
    return {name: Colours(name, **table) for name, table in _read("themes.toml").items()}


@cache
def palettes() -> dict[str, dict[str, tuple[str, ...]]]:
    """The tone palettes by name: for each theme, the colours of tones 1 to 4 and of the neutral tone."""
    return {
        palette: {theme: tuple(colours) for theme, colours in variants.items()}
        for palette, variants in _read("tones.toml").items()
    }


def palette_names() -> tuple[str, ...]:
    """What the key for tone colours goes through."""
    return (OFF, *palettes())


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("langdu.tui") / "data" / name).read_text("utf-8"))


def fitting(environment: dict[str, str] | None = None) -> str:
    """The theme that fits the terminal, where it says what its background is (COLORFGBG, as rxvt and others do)."""
    said = (environment if environment is not None else dict(os.environ)).get("COLORFGBG", "")
    background = said.rsplit(";", 1)[-1]
    return "paper" if background in {"7", "15"} else DEFAULT_THEME


def textual_theme(colours: Colours) -> Theme:
    """The same for Textual's own widgets."""
    from textual.theme import Theme

    return Theme(
        name=colours.name,
        primary=colours.accent,
        secondary=colours.heading,
        warning=colours.notice,
        error=colours.conflict,
        success=colours.accent,
        accent=colours.spoken,
        foreground=colours.text,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        dark=colours.dark,
        text_alpha=1.0,
        variables={
            "aside": colours.aside,
            "ruby": colours.ruby,
            "heading": colours.heading,
            "spoken": colours.spoken,
            "spoken-text": colours.spoken_text,
            "sentence": colours.sentence,
            "cursor": colours.cursor,
            "right": colours.right,
            "unsure": colours.unsure,
            "wrong": colours.wrong,
            "scrollbar": colours.panel,
            "scrollbar-background": colours.background,
            "scrollbar-hover": colours.cursor,
            "scrollbar-active": colours.cursor,
        },
    )
