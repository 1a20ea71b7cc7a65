"""A recording, made ready to be listened to: mono, 16 kHz, nothing below 75 Hz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.errors import BadInput
from langdu.signal.filters import high_passed
from langdu.signal.rates import LISTENING_RATE, resampled

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = LISTENING_RATE
#: Hz below which a room hums and no voice speaks; one of the speakers that were measured has 98 % of her noise there.
LOWEST, ORDER = 75.0, 4
#: The longest recording that is looked at, in seconds.
LONGEST_SECONDS = 120.0
#: Hz and channels that a sound file may have.
RATES, CHANNELS = (4_000, 384_000), 32


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording.

    Attributes:
        samples: mono, float32, full scale 1, at `RATE`, high-passed.
        clipped: the share of samples that were at full scale as recorded.
    """

    samples: NDArray[np.float32]
    clipped: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE


def load(path: Path) -> Sound:
    """The recording in a file of any format that soundfile reads.

    Raises:
        BadInput: it is missing, no sound file, truncated before its first sample, or over two minutes long.
    """
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            if not (RATES[0] <= file.samplerate <= RATES[1] and file.channels <= CHANNELS):
                raise BadInput("this sound file's sample rate or channels are not a recording's", where=str(path))
            if file.frames > LONGEST_SECONDS * file.samplerate:
                raise too_long(str(path))
            samples, rate = file.read(dtype="float32", always_2d=True), file.samplerate
    except (OSError, soundfile.SoundFileError) as error:
        raise _unreadable(path, error) from error
    return prepared(samples, rate)


def prepared(samples: NDArray[np.float32], rate: int) -> Sound:
    """A recording as it came: float, full scale 1, one column a channel (or one dimension), any sample rate in Hz."""
    clean = np.nan_to_num(np.asarray(samples, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    mono = clean.mean(axis=1, dtype=np.float32) if clean.ndim == 2 else clean
    clipped = float(np.mean(np.abs(clean) >= 0.999)) if clean.size else 0.0
    return Sound(high_passed(resampled(mono, rate, RATE), RATE, LOWEST, ORDER), clipped)


def too_long(where: str) -> BadInput:
    """What is said of a recording that is over two minutes long."""
    return BadInput(
        f"the recording is over {LONGEST_SECONDS / 60:.0f} minutes long",
        where=where,
        remedy="record a sentence or a paragraph at a time",
    )


def _unreadable(path: Path, error: Exception) -> BadInput:
    if not path.exists():
        return BadInput("there is no such file", where=str(path), remedy="check its name")
    if path.is_dir():
        return BadInput("this is a folder", where=str(path), remedy="name a sound file in it")
    reason = str(error).removeprefix(f"Error opening '{path}': ").rstrip(".")
    return BadInput(
        f"this sound file cannot be read: {reason}", where=str(path), remedy="use WAV, FLAC, MP3, OGG or Opus"
    )
