"""What a voice's pitch is measured against: its calibrated range, or what the recording itself tells of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from langdu.model import Range
from langdu.practice.pitch import OCTAVE, shrunk
from langdu.practice.tones.features import PitchReference

if TYPE_CHECKING:
    from langdu.practice.pitch import Pitch

#: Of voices in general: the middle of their medians in Hz, the spread in semitones, and how many frames it weighs.
MEDIAN, SPREAD, FRAMES = 180.0, 3.8, 150
#: Frames of voice under which a recording tells nothing of its voice.
FEWEST_VOICED_FRAMES = 5


def measure(pitch: Pitch, range_: Range | None) -> PitchReference:
    """The measure of a recording whose speaker has that range, or has not been calibrated."""
    if range_ is not None:
        return PitchReference(OCTAVE * math.log2(range_.median), range_.spread, calibrated=True)
    found = guess(pitch)
    return PitchReference(OCTAVE * math.log2(found.median), found.spread, calibrated=False)


def guess(pitch: Pitch) -> Range:
    """A range from one recording: right in the middle, and the nearer to voices in general the shorter it is."""
    values = pitch.semitones[pitch.voiced]
    if len(values) < FEWEST_VOICED_FRAMES:
        return Range(MEDIAN, SPREAD)
    return shrunk(values, SPREAD, FRAMES)
