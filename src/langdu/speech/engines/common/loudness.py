"""Bringing speech to the level that all voices share.

-18 LUFS (`signal.loudness`) is what is usual for spoken word in headphones and on a laptop (EBU R 128 s2 has -16 for
streams, audiobooks have -18 to -23); learners go from voice to voice and should not reach for the volume.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.signal.loudness import SILENCE, loudness

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: What all voices are brought to, in LUFS.
TARGET = -18.0
#: Where the limiter's knee begins; above it peaks are bent, to full scale at most.
KNEE = 0.75


def gain_for(level: float) -> float:
    """The factor that brings speech of `level` LUFS to `TARGET`; 1 for silence."""
    return 10 ** ((TARGET - level) / 20) if level > SILENCE else 1.0


def levelled(samples: Samples, rate: int) -> Samples:
    """`samples` at `TARGET`, their peaks bent where they would be louder than full scale."""
    return limited(samples * gain_for(loudness(samples, rate)))


def limited(samples: Samples) -> Samples:
    """`samples` with peaks above the knee bent below full scale; each by itself, so that pieces join without a seam."""
    import numpy as np

    size = np.abs(samples)
    if size.max(initial=0.0) <= KNEE:
        return samples
    bent = KNEE + (1 - KNEE) * np.tanh((size - KNEE) / (1 - KNEE))
    return np.where(size > KNEE, np.copysign(bent, samples), samples).astype(np.float32)
