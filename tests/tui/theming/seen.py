"""The contrast of what is on a screen, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from langdu.tui.theming.contrast import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

#: Blocks, shades and lines of the box drawing are no text; the dots of the braille block are pictures of sound.
DRAWN = range(0x2500, 0x2900)


def seen(app: App[object]) -> Iterator[tuple[float, str]]:
    """The contrast of each run of text on the screen, and the text; a screen that is veiled is not looked at."""
    over = Region.from_union([child.region for child in app.screen.children if child.display])
    region = over if app.screen.is_modal else app.screen.region
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            written = "".join(c for c in text if not c.isspace() and ord(c) not in DRAWN)
            if written and style and style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet:
                yield contrast(style.color.triplet.hex, style.bgcolor.triplet.hex), text


def lowest(app: App[object]) -> tuple[float, str]:
    """The run of text that has the least."""
    return min(seen(app))
