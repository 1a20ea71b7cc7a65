"""A recording, made ready to be listened to: mono, 16 kHz, nothing below 75 Hz."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from langdu.errors import BadInput
from langdu.signal.decoding.open import CHECK, DECODING_ERRORS, opened
from langdu.signal.filters import high_passed
from langdu.signal.rates import LISTENING_RATE, resampled

if TYPE_CHECKING:
    from pathlib import Path

RATE = LISTENING_RATE
#: Hz below which a room hums and no voice speaks; one of the speakers that were measured has 98 % of her noise there.
LOWEST, ORDER = 75.0, 4
#: The longest recording that is looked at, in seconds.
LONGEST_SECONDS = 120.0
#: dB by which the mean of all channels is quieter than the loudest where that is taken alone. With one of two silent it
#: is 6 dB.
QUIETER = 4.5
#: Hz up to which a recording is a telephone's. Of 351 syllables at 8 kHz 6 in a hundred get another verdict than at the
#: rate they were recorded with, and 8 through AMR at 12.2 kbit/s (m4a: 3); as many are judged
#: (`python -m tests.bench phone_recordings`).
NARROW_HZ = 8_000
NARROW = "It has the sound of a telephone (8 kHz): one verdict in twelve may be another; M4A or WAV is surer."


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording.

    Attributes:
        samples: mono, float32, full scale 1, at `RATE`, high-passed.
        clipped: the share of samples that were at full scale as recorded.
        remarks: what the user should know of its file, in whole sentences.
    """

    samples: NDArray[np.float32]
    clipped: float
    remarks: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE


def load(path: Path) -> Sound:
    """The recording in a file of any format that can be decoded; of a video its sound.

    Raises:
        BadInput: it is missing, no sound file, truncated before its first sample, or over two minutes long.
    """
    with closing(opened(path)) as reader:
        rate, pieces = reader.sample_rate, list[NDArray[np.float32]]()
        longest = int(LONGEST_SECONDS * rate)
        try:
            while sum(map(len, pieces)) <= longest and len(piece := reader.read(rate)):
                pieces.append(piece)
        except DECODING_ERRORS as error:
            raise BadInput(f"this sound file cannot be read: {error}", where=str(path), remedy=CHECK) from error
        if sum(map(len, pieces)) > longest:
            raise too_long(str(path))
    sound = prepared(np.concatenate(pieces) if pieces else np.zeros(0, np.float32), rate)
    narrow = (NARROW,) if rate <= NARROW_HZ else ()
    return Sound(sound.samples, sound.clipped, (*reader.remarks, *narrow))


def prepared(samples: NDArray[np.float32], rate: int) -> Sound:
    """A recording as it came: float, full scale 1, one column a channel (or one dimension), any sample rate in Hz."""
    clean = np.nan_to_num(np.asarray(samples, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    mono = _one_channel(clean) if clean.ndim == 2 else clean
    clipped = float(np.mean(np.abs(clean) >= 0.999)) if clean.size else 0.0
    return Sound(high_passed(resampled(mono, rate, RATE), RATE, LOWEST, ORDER), clipped)


def _one_channel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of the channels; the loudest alone where the mean is much quieter: others are silent, or its mirror."""
    mean: NDArray[np.float32] = samples.mean(axis=1, dtype=np.float32)
    power = np.square(samples, dtype=np.float64).mean(axis=0) if len(samples) else np.zeros(1)
    if np.square(mean, dtype=np.float64).sum() >= power.max() * len(samples) * 10 ** (-QUIETER / 10):
        return mean
    return np.ascontiguousarray(samples[:, int(power.argmax())])


def too_long(where: str) -> BadInput:
    """What is said of a recording that is over two minutes long."""
    return BadInput(
        f"the recording is over {LONGEST_SECONDS / 60:.0f} minutes long",
        where=where,
        remedy="record a sentence or a paragraph at a time",
    )
