"""Colours: the themes and the tone palettes, read from data/*.toml.

Three themes are langdu's own; Textual's have the roles that they lack derived (`theming/derived.py`). Every one has a
form for terminals of 256 colours; where there are 16, each is shown in the terminal's own, on dark or on light.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from langdu.config import THEMES
from langdu.tui.theming.contrast import LEAST, readable
from langdu.tui.theming.depth import ALL, MANY, NONE, ROUNDED, SIXTEEN, nearest, terminal_colours

if TYPE_CHECKING:
    from textual.theme import Theme

#: No tone colours.
OFF = "off"
DEFAULT_THEME = "night"
#: langdu's own, in the order in which the key goes through them, and those of a terminal's 16 colours: dark, light.
OURS, OF_SIXTEEN = ("night", "paper", "contrast"), ("ansi-dark", "ansi-light")


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme, in #rrggbb: see data/themes.toml.

    Attributes:
        least: contrast of every text.
        is_coloured: whether anything of it may be seen; if not, what it marks is bold, underlined or reversed.
    """

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
    selected: str
    spoken: str
    spoken_text: str
    cursor: str
    cursor_text: str
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
    least: float = LEAST
    is_coloured: bool = True


class Themes(Mapping[str, Colours]):
    """All themes by name, each made when it is asked for; `number` is how many colours the terminal has."""

    def __init__(self, number: int = ALL) -> None:
        self._number = number

    def __getitem__(self, name: str) -> Colours:
        return _theme(name, self._number)

    def __contains__(self, name: object) -> bool:
        return name in THEMES

    def __iter__(self) -> Iterator[str]:
        return iter(THEMES)

    def __len__(self) -> int:
        return len(THEMES)


def themes() -> Themes:
    """The themes by name, in as many colours as the terminal has."""
    return Themes(terminal_colours())


@cache
def _theme(name: str, number: int) -> Colours:
    if number == NONE:
        return replace(_theme(name, ALL), is_coloured=False)
    colours = _written(name)
    if name in OF_SIXTEEN or number == ALL:
        return colours
    if number == SIXTEEN:
        return replace(_written(OF_SIXTEEN[not colours.dark]), name=name)
    from langdu.tui.theming.derived import fitted

    return fitted(colours, number)


@cache
def _written(name: str) -> Colours:
    """A theme in all colours."""
    ours = _read("themes.toml")
    if name in ours:
        return Colours(name, **ours[name])
    from langdu.tui.theming.derived import derived

    base = _read("textual.toml")[name]
    return derived(name, base, _written("night" if base["dark"] else "paper"), base["dark"])


def colours_for(name: str) -> int:
    """How many colours a theme is written in: the terminal's number, or 16 where the theme is of these."""
    return min(terminal_colours(), SIXTEEN) if name in OF_SIXTEEN else terminal_colours()


def next_theme(name: str) -> str:
    """The next of langdu's own themes; the first after one that is not."""
    return OURS[(OURS.index(name) + 1) % len(OURS)] if name in OURS else OURS[0]


def palettes() -> dict[str, dict[str, tuple[str, ...]]]:
    """The tone palettes by name: for each theme that has its own variant, tones 1 to 4 and the neutral tone."""
    return {
        palette: {theme: tuple(colours) for theme, colours in variants.items()}
        for palette, variants in _read("tones.toml").items()
    }


def tones_of(palette: str, colours: Colours) -> tuple[str, ...]:
    """The tones' colours of a palette in a theme, each readable on every ground; none for `OFF`."""
    return _tones(palette, colours) if palette in _read("tones.toml") else ()


@cache
def _tones(palette: str, colours: Colours) -> tuple[str, ...]:
    number, variants = terminal_colours(), palettes()[palette]
    if number == SIXTEEN or colours.name in OF_SIXTEEN:
        return variants[OF_SIXTEEN[not colours.dark]]
    hues = variants.get(colours.name) or variants["night" if colours.dark else "paper"]
    grounds = (colours.background, colours.surface, colours.panel, colours.sentence, colours.selected)

    def snap(colour: str) -> str:
        return nearest(colour, number)

    least = colours.least * (ROUNDED if number == MANY else 1.0)
    tones: tuple[str, ...] = ()
    for hue in hues:
        tones += (readable(hue, grounds, dark=colours.dark, least=least, snap=snap, unlike=tones),)
    return tones


def palette_names() -> tuple[str, ...]:
    """What the key for tone colours goes through."""
    return (OFF, *_read("tones.toml"))


@cache
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

    from langdu.tui.theming.variables import variables

    return Theme(
        name=colours.name,
        primary=colours.accent,
        secondary=colours.heading,
        warning=colours.notice,
        error=colours.conflict,
        success=colours.right,
        accent=colours.spoken,
        foreground=colours.text,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        dark=colours.dark,
        text_alpha=1.0,
        variables=variables(colours),
    )
