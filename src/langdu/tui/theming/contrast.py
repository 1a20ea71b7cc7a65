"""Contrast between colours (WCAG 2.1, 1.4.3), and how a colour is moved until it has enough. Colours are #rrggbb."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: The least contrast of text (WCAG 2.1, level AA).
LEAST = 4.5
#: Into how many steps the way to white or black is cut.
STEPS = 40


@cache
def luminance(colour: str) -> float:
    """Relative luminance: 0 for black, 1 for white."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lowest(colour: str, grounds: Iterable[str]) -> float:
    """The contrast on the ground on which there is least."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(
    colour: str,
    grounds: Sequence[str],
    *,
    dark: bool,
    least: float = LEAST,
    snap: Callable[[str], str] = str,
    unlike: Sequence[str] = (),
) -> str:
    """The colour, moved towards white or black no further than it has contrast enough on all grounds.

    Args:
        colour: which.
        grounds: what it stands on.
        dark: whether they are dark, so that it becomes lighter.
        least: contrast.
        snap: the nearest colour that the terminal has.
        unlike: colours that it must be told from.

    Returns:
        One of the terminal's colours; white or black where nothing less will do.
    """
    hue, lightness, saturation = rgb_to_hls(*channels(colour))
    end = 1.0 if dark else 0.0
    for step in range(STEPS + 1):
        moved = hls_to_rgb(hue, lightness + (end - lightness) * step / STEPS, saturation)
        found = snap(written(moved) if step else colour)
        if lowest(found, grounds) >= least and found not in unlike:
            break
    return found


def blended(under: str, over: str, share: float) -> str:
    """A colour over another; `share` of it is seen, 0 to 1."""
    pairs = zip(channels(under), channels(over), strict=True)
    return written(tuple(low + (high - low) * share for low, high in pairs))


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(parts: Iterable[float]) -> str:
    """Red, green and blue as #rrggbb."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
