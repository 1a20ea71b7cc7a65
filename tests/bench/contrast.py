"""The lowest contrast of any ink or tone on any ground, over all themes, by the number of colours; WCAG asks for 4.5."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from langdu.tui import themes as module
from langdu.tui.themes import Colours, palette_names, themes, tones_of
from langdu.tui.theming.contrast import contrast, lowest
from langdu.tui.theming.depth import ALL, MANY, SIXTEEN
from langdu.tui.theming.derived import GROUNDS, INKS
from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(shared: Path) -> Iterator[Figure]:
    del shared
    for number, name in ((ALL, "all colours"), (MANY, "256 colours"), (SIXTEEN, "16 colours")):
        with patch.object(module, "terminal_colours", lambda number=number: number):
            module._tones.cache_clear()
            least, where = min(found for theme in themes().values() for found in _of(theme))
            yield Figure(f"lowest contrast in {name}, {len(themes())} themes", least, ": 1", where)
    module._tones.cache_clear()


def _of(theme: Colours) -> Iterator[tuple[float, str]]:
    """The contrast of each ink and tone on the ground where it has least, and which it is."""
    grounds = [getattr(theme, ground) for ground in GROUNDS]
    for ink in INKS:
        yield lowest(getattr(theme, ink), grounds), f"{theme.name}: {ink}"
    for palette in palette_names():
        for tone, colour in enumerate(tones_of(palette, theme), 1):
            yield lowest(colour, grounds), f"{theme.name}: {palette}, tone {tone}"
    yield contrast(theme.spoken_text, theme.spoken), f"{theme.name}: spoken"
    yield contrast(theme.cursor_text, theme.cursor), f"{theme.name}: cursor"
