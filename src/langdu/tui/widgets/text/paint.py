"""What the painter paints, as Textual takes it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from langdu.tui.layout.inks import Ink
    from langdu.tui.layout.painter import PaintedRow


def strip(row: PaintedRow) -> Strip:
    """A row of the screen."""
    return Strip([Segment(text, style(ink)) for text, ink in row.pieces], row.width)


@cache
def style(ink: Ink) -> Style:
    """How a cell looks; what is not set is not in it either, so that it can stand over another."""
    colour, ground = ink.colour or None, ink.ground or None
    bold, underlined, is_reversed = (look or None for look in (ink.bold, ink.underlined, ink.is_reversed))
    return Style(color=colour, bgcolor=ground, bold=bold, underline=underlined, reverse=is_reversed)
