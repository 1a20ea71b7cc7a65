"""From a recording's bytes to what the listening stages take."""

from __future__ import annotations

from langdu.practice.recording.sound import RATE, Sound, prepared
from langdu.signal.pcm import floats


def sound_of(pcm: bytes, rate: int = RATE) -> Sound:
    """A recording: mono, signed 16 bit, at `rate` Hz."""
    return prepared(floats(pcm), rate)
