from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem

from langdu.tui.theming.depth import ALL, MANY, NONE, SIXTEEN, VGA, codes, nearest, terminal_colours

SYSTEMS = {ALL: ColorSystem.TRUECOLOR, MANY: ColorSystem.EIGHT_BIT, SIXTEEN: ColorSystem.STANDARD}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals tell by their names")
@pytest.mark.parametrize(
    ("environment", "number"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, ALL),
        ({"TERM": "xterm-256color"}, MANY),
        ({"TERM": "tmux-256color", "COLORTERM": ""}, MANY),
        ({"TERM": "xterm-kitty"}, ALL),
        ({"TERM": "xterm"}, SIXTEEN),
        ({"TERM": "linux"}, SIXTEEN),
        ({"TERM": "xterm-16color"}, SIXTEEN),
        ({"TERM": "vt220"}, NONE),
        ({"TERM": "dumb"}, NONE),
        ({}, SIXTEEN),
        ({"TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": "1"}, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, MANY),
        ({"TERM": "dumb", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, ALL),
    ],
)
def test_terminals_tell_how_many_colours_they_have(environment: dict[str, str], number: int) -> None:
    assert terminal_colours(environment) == number


def as_rich_writes(colour: str, number: int, *, ground: bool) -> str:
    return "".join(f";{code}" for code in Color.parse(colour).downgrade(SYSTEMS[number]).get_ansi_codes(not ground))


@given(st.integers(0, 0xFFFFFF), st.booleans())
def test_a_colour_is_written_as_textual_writes_it(value: int, ground: bool) -> None:
    colour = f"#{value:06x}"
    for number in (ALL, MANY):
        found = nearest(colour, number)
        assert codes(found, number, ground=ground) == as_rich_writes(found, number, ground=ground)


@pytest.mark.parametrize("colour", VGA)
def test_so_is_each_of_the_sixteen(colour: str) -> None:
    for ground in (False, True):
        assert codes(colour, SIXTEEN, ground=ground) == as_rich_writes(colour, SIXTEEN, ground=ground)


def test_where_there_are_none_none_is_written() -> None:
    assert codes("#ff0000", NONE, ground=False) == codes("", ALL, ground=True) == ""
