"""Where hanzi and their pinyin stand in the picture of an ASS file, in pixels of 1920 x 1080.

The player's font is not known. ASS gives a font's height from its highest to its lowest line, so that a hanzi is as
wide as that (SimSun) or as little as 0.69 of it (Noto Sans CJK): cells have room for the widest. Each text is centred
in its cell, so that pinyin is over its hanzi in any font.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.timed_units import TimedUnit

#: The picture's width, and what of it a line may have.
WIDTH, LINE_WIDTH = 1920, 1800
#: The heights of both fonts.
HANZI_HEIGHT, PINYIN_HEIGHT = 80, 44
#: Widths of Latin letters in parts of the font's height, and what stays free between two syllables.
NARROW, WIDE, USUAL, GAP = 0.35, 0.95, 0.62, 0.35
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("ijlftrIīíǐì.,:;'|!() "), frozenset("mwMW@%&")


def layout(row: Sequence[TimedUnit]) -> tuple[list[float], float]:
    """The middle of each unit of a line, and the scale at which the line is no wider than the picture."""
    widths = [_width(unit) for unit in row]
    scale = min(1.0, LINE_WIDTH / max(1.0, sum(widths)))
    left = (WIDTH - scale * sum(widths)) / 2
    return [left + scale * (end - width / 2) for end, width in zip(accumulate(widths), widths, strict=True)], scale


def scale_of_line(line: str) -> float:
    """The scale at which a line of text without pinyin over it is no wider than the picture."""
    return min(1.0, LINE_WIDTH / max(1.0, _text_width(line, HANZI_HEIGHT)))


def _width(unit: TimedUnit) -> float:
    pinyin = _text_width(unit.pinyin, PINYIN_HEIGHT) + GAP * PINYIN_HEIGHT if unit.syllables else 0.0
    return max(_text_width(unit.text, HANZI_HEIGHT), pinyin)


def _text_width(text: str, height: int) -> float:
    return height * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if cell_len(letter) > 1:
        return 1.0
    return NARROW if letter in _NARROW_LETTERS else WIDE if letter in _WIDE_LETTERS else USUAL
