"""Small charts in characters: bars with the interval that a share lies in, sparklines, and matrices with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from langdu.practice.report.statistics import Share

LEVELS = "▁▂▃▄▅▆▇█"
BAR = 30
#: How far a cell's background may go towards its colour: with more, the figure in it could not be read.
DEEPEST = 0.45
CELL = 8


def sparkline(values: Sequence[float], most: float = 1.0) -> str:
    """A column a value, 0 to `most`; a value of nothing is a dot, since a lowest column looks like a little."""
    whole = most or 1.0
    return "".join(
        "·" if value <= 0 else LEVELS[min(len(LEVELS) - 1, int(value / whole * len(LEVELS)))] for value in values
    )


def bar(share: Share, colours: Mapping[str, str]) -> Text:
    """A share as a bar; the line in it is where the true share lies with 95 %."""
    low, high = (round(edge * BAR) for edge in share.interval)
    full = round(share.value * BAR)
    text = Text()
    for at in range(BAR):
        sign = "━" if low <= at < max(high, low + 1) else "─"
        text.append(sign, style=colours["success"] if at < full else colours["aside"])
    return text


def figures(share: Share) -> str:
    """A share in figures: `88 % of 8 (53–98)`."""
    if not share.judged:
        return "–"
    low, high = (round(edge * 100) for edge in share.interval)
    return f"{share.value * 100:3.0f} % of {share.judged} ({low}–{high})"


def matrix(
    cells: Mapping[tuple[int, int], tuple[float, str]],
    rows: Iterable[tuple[int, str]],
    columns: Sequence[tuple[int, str]],
    colours: Mapping[str, str],
    good: str,
) -> Text:
    """Figures in colour.

    Args:
        cells: by row and column, how deep the colour is (0..1) and the figure.
        rows: keys and names.
        columns: keys and names.
        colours: the theme's.
        good: "diagonal" where only what stands on it is good, "all" where everything is.
    """
    text = Text(" " * CELL)
    for _, name in columns:
        text.append(f"{name:^{CELL}}", style=colours["aside"])
    for row, name in rows:
        text.append("\n").append(f"{name:>{CELL - 1}} ", style=colours["aside"])
        for column, _ in columns:
            depth, figure = cells.get((row, column), (0.0, "·"))
            ink = colours["success"] if good == "all" or row == column else colours["error"]
            text.append(f"{figure:^{CELL}}", style=f"{colours['foreground']} on {_blend(colours, ink, depth)}")
    return text


def _blend(colours: Mapping[str, str], ink: str, depth: float) -> str:
    return Color.parse(colours["background"]).blend(Color.parse(ink), DEEPEST * depth).hex
