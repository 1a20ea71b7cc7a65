"""What the networks are taught with: speech, what is said in it, and, where that is known, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from langdu.model import Syllable
    from langdu.practice.tones.features import SyllableTimes


class SpokenRecording(NamedTuple):
    """A recording.

    Attributes:
        name: the recording's.
        voice: "baker", "a", "c", "h" or "espeak".
        samples: 16 kHz, mono, full scale 1.
        syllables: in order.
        times: one a syllable, or none where they are not known.
    """

    name: str
    voice: str
    samples: NDArray[np.float32]
    syllables: tuple[Syllable, ...]
    times: tuple[SyllableTimes, ...] = ()
