"""Wrong tones on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.model import Say

if TYPE_CHECKING:
    from langdu.model import Utterance


def wrongly(utterance: Utterance, number: int, tone: int) -> Utterance:
    """What is said, with the syllable of that number (from 0) in another tone."""
    units, syllables = list(utterance.units), [i for i, unit in enumerate(utterance.units) if isinstance(unit, Say)]
    said = units[syllables[number]]
    assert isinstance(said, Say)
    units[syllables[number]] = replace(said, syllable=said.syllable.with_tone(tone))
    return replace(utterance, units=tuple(units))
