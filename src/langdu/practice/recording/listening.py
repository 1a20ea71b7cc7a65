"""A recording as it is listened to: without the mains' hum and without what others say behind the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.practice.pitch import Pitch, track
from langdu.practice.recording.background_speech import without_others
from langdu.practice.recording.mains_hum import without_hum
from langdu.practice.recording.sound import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from langdu.practice.recording.sound import Sound


class Listened(NamedTuple):
    """What the aligner and the network of tones are given.

    Attributes:
        samples: mono, 16 kHz.
        pitch: of them.
        others: whether others speak behind the learner, so that no tone is surely wrong.
    """

    samples: NDArray[np.float32]
    pitch: Pitch
    others: bool


def listened(sound: Sound) -> Listened:
    """Listen to a recording."""
    samples = without_hum(sound.samples, RATE)
    pitch = track(samples)
    alone = without_others(samples, pitch)
    return Listened(samples, pitch, False) if alone is samples else Listened(alone, track(alone), True)
