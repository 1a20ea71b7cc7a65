"""The tones as a textbook draws them, in semitones from the middle of a voice's range.

Chao's five levels (Chao, "A system of tone-letters", 1930): 55, 35, 214 (before other syllables 21), 51; a level is
two thirds of a standard deviation of a speaker's pitch, so that 1 to 5 span what she uses in four fifths of her time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from langdu.model import Range

#: Points of a shape.
POINTS = 9
LEVEL = 0.64
LEVELS: dict[int, tuple[float, ...]] = {1: (5, 5, 5), 2: (3, 3.4, 5), 3: (2.2, 1, 1.2), 4: (5, 3.6, 1)}
#: A third tone at the end of a phrase rises again; a neutral one lies where the tone before it leaves it.
FULL_THIRD = (2.2, 1, 1.2, 3.6)
NEUTRAL_AFTER = {0: (3, 2.5), 1: (2.4, 2), 2: (3.2, 2.6), 3: (4, 3.6), 4: (1.6, 1)}


def shape(tone: int, before: int, last: bool, range_: Range) -> tuple[float, ...]:
    """The contour of a tone (1..5) after the tone `before` (0 where none is), in semitones from the median."""
    if tone in LEVELS:
        levels = FULL_THIRD if tone == 3 and last else LEVELS[tone]
    else:
        levels = NEUTRAL_AFTER.get(before, NEUTRAL_AFTER[0])
    at = np.linspace(0, len(levels) - 1, POINTS)
    scaled = (np.interp(at, np.arange(len(levels)), levels) - 3) * LEVEL * range_.spread
    return tuple(float(value) for value in scaled)
