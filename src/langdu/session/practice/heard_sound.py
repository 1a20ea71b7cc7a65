"""From a recording's bytes to what the listening stages take."""

from __future__ import annotations

import numpy as np

from langdu.practice.recording.sound import RATE, Sound, prepared


def sound_of(pcm: bytes, rate: int = RATE) -> Sound:
    """A recording: mono, signed 16 bit, at `rate` Hz."""
    return prepared(np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768), rate)
