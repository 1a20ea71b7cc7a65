"""How many colours the terminal has, as the environment tells, and the nearest of them to a colour.

Rich's own rules, which Textual follows, take `xterm-kitty` for 256 colours and a terminal without colours for one
that has all; so the full-screen program is told what is found here.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Numbers of colours.
NONE, SIXTEEN, MANY, ALL = 0, 16, 256, 1 << 24
#: What textual-serve and users say of it (TEXTUAL_COLOR_SYSTEM).
SAID = {"truecolor": ALL, "256": MANY, "standard": SIXTEEN}
#: Terminals with all colours that may not say so in COLORTERM, and those that have none.
ALL_COLOURS = ("direct", "kitty", "ghostty", "alacritty", "foot", "wezterm")
NO_COLOURS = ("dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "xterm-mono")
#: Of xterm's 256 colours: levels of the cube's three channels, and the numbers from which cube and greys are counted.
LEVELS, CUBE_FROM, GREY_FROM = (0, 95, 135, 175, 215, 255), 16, 232
#: The greys, which are 8, 18 … 238; of the light ones the next level for which Rich finds their number. The cube's own
#: greys, but black and white, it never finds.
GREYS = (*range(8, 149, 10), 159, 169, 179, 189, 199, 210, 220, 230, 240)
#: By what contrast must be higher since the light greys are a little darker than that.
ROUNDED = 1.02
#: The 16 colours by number, as Rich knows them.
VGA = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip


def terminal_colours(environment: Mapping[str, str] | None = None) -> int:
    """How many colours the terminal has; `NONE` where the user wants none (https://no-color.org)."""
    said = os.environ if environment is None else environment
    if said.get("NO_COLOR"):
        return NONE
    if found := SAID.get(said.get("TEXTUAL_COLOR_SYSTEM", "").lower()):
        return found
    if said.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"} or sys.platform == "win32":
        return ALL
    return _by_name(said.get("TERM", "").strip().lower())


def _by_name(term: str) -> int:
    if term in NO_COLOURS:
        return NONE
    if term.rpartition("-")[2] in ALL_COLOURS:
        return ALL
    return MANY if "256color" in term else SIXTEEN


@cache
def nearest(colour: str, colours: int) -> str:
    """The one of xterm's 256 colours that is nearest to a colour, both #rrggbb; the colour itself for other numbers.

    Of 16 colours nobody knows how they look: themes for them are written by hand.
    """
    if colours != MANY:
        return colour
    values = _values(colour)
    cube = tuple(min(LEVELS, key=lambda level: abs(level - value)) for value in values)
    grey = min((0, *GREYS, 255), key=lambda level: abs(level - sum(values) / 3))
    is_grey = len(set(cube)) == 1 or _distance((grey,) * 3, values) <= _distance(cube, values)
    return "#{:02x}{:02x}{:02x}".format(*((grey,) * 3 if is_grey else cube))


@cache
def codes(colour: str, colours: int, *, ground: bool) -> str:
    """A colour as parameters of SGR (ECMA-48, 8.3.117), each after a semicolon, exactly as Textual writes it.

    Args:
        colour: one that the terminal has, see `nearest`; "" for none.
        colours: how many it has.
        ground: whether it is what text stands on.
    """
    if not colour or colours == NONE:
        return ""
    kind, values = 48 if ground else 38, _values(colour)
    if colours == ALL:
        return f";{kind};2;{values[0]};{values[1]};{values[2]}"
    if colours == MANY:
        return f";{kind};5;{_number(values)}"
    number = VGA.index(colour)
    return f";{number + (kind - 8 if number < len(VGA) // 2 else kind + 44)}"


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _number(values: tuple[int, ...]) -> int:
    """The number of one of xterm's 256 colours."""
    if len(set(values)) == 1 and values[0] in GREYS:
        return GREY_FROM + GREYS.index(values[0])
    red, green, blue = (LEVELS.index(value) for value in values)
    return CUBE_FROM + 36 * red + 6 * green + blue


def _values(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
