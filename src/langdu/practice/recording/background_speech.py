"""Others who speak behind the learner: turned down, so that they are not taken for a part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.pitch import FLOOR, HOP, NEAR_FLOOR, VOICED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from langdu.practice.pitch import Pitch

#: What stands out of the quieter frames by so many dB is the learner's; the rest is taken down to this share.
STANDS_OUT, SHARE = 6.0, 0.1
#: The share of the frames that do not stand out which must have a pitch for it to be voices, and no mere noise; and how
#: many may stand out, since in running speech without a pause nothing is heard of others.
VOICES, SPOKEN = 0.3, 0.7
#: Frames around one that stands out that are kept with it; frames that level is smoothed over.
AROUND, SMOOTHED = 3, 5


def without_others(samples: NDArray[np.float32], pitch: Pitch) -> NDArray[np.float32]:
    """A recording (16 kHz) with what others say in it turned down; the very same where nobody does.

    Args:
        samples: the recording.
        pitch: its pitch, as `track` found it.
    """
    if len(pitch) < SMOOTHED:
        return samples
    level = np.convolve(np.pad(pitch.energy, SMOOTHED // 2, mode="edge"), np.ones(SMOOTHED) / SMOOTHED, "valid")
    floor = float(np.percentile(level, 2 * FLOOR))
    out = level > floor + STANDS_OUT
    if floor < level.max() - NEAR_FLOOR or out.mean() > SPOKEN or np.mean(pitch.confidence[~out] > VOICED) < VOICES:
        return samples
    kept = np.convolve(out, np.ones(2 * AROUND + 1), "same") > 0
    centres = (np.arange(len(kept)) + 0.5) * HOP
    gain = np.interp(np.arange(len(samples)), centres, np.where(kept, 1.0, SHARE))
    return np.asarray(samples * gain, np.float32)
