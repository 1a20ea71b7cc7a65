"""Marks by guess, for engines that do not say when they say what: written once, and labelled as a guess."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from langdu.model import Latin, Mark, Pause, Say
from langdu.pinyin import numbered
from langdu.speech.engines.common import waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Unit
    from langdu.signal.arrays import Samples

#: What a Latin letter takes, in syllables, and what a second of pause takes.
LETTER, SECOND = 0.35, 5.0


def label(unit: Say | Latin) -> str:
    """What a mark is called: numbered pinyin, or the Latin word."""
    return numbered(unit.syllable) if isinstance(unit, Say) else unit.text


def weight(unit: Unit) -> float:
    """How long a unit takes, in syllables: as many of them as letters in a word, and five a second in a pause."""
    if isinstance(unit, Pause):
        return unit.seconds * SECOND
    return 1.0 if isinstance(unit, Say) else max(1.0, LETTER * len(unit.text))


def spread(weights: Sequence[float], first: float, last: float) -> list[float]:
    """`first` to `last` shared out by `weights`: where each begins, and where the last ends."""
    whole = sum(weights) or 1.0
    return [first + (last - first) * part / whole for part in accumulate(weights, initial=0.0)]


def marks(units: Sequence[Unit], samples: Samples) -> tuple[Mark, ...]:
    """Marks for an utterance said whole: every syllable lasts equally long, from the first sound to the last.

    Args:
        units: with the pauses, of which the last is after the last sound.
        samples: the speech.
    """
    weights = [weight(unit) for unit in units]
    if units and isinstance(units[-1], Pause):
        weights[-1] = 0.0  # the last sound is that of the last syllable
    edges = spread(weights, *waves.sounding(samples))
    return tuple(
        Mark(unit.span, round(edges[i]), min(round(edges[i + 1]), len(samples)), "estimated", label(unit))
        for i, unit in enumerate(units)
        if not isinstance(unit, Pause)
    )
