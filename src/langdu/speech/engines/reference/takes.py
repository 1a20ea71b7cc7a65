"""Recordings of all sorts, made alike: mono, 24 kHz, without hum, trimmed, at the common level."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.signal.decoding.open import DECODING_ERRORS, opened
from langdu.signal.filters import high_passed
from langdu.signal.rates import resampled
from langdu.speech.engines.common.loudness import levelled
from langdu.speech.references import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.signal.arrays import Samples

#: No syllable and no word takes so long, in seconds; sample rates and channels that a recording has.
LONGEST_TAKE_SECONDS, RATES, CHANNELS = 15.0, (8_000, 192_000), 8
#: Hz below which a room hums: one of the speakers that were measured has 98 % of her noise below 70 Hz.
HUM, HUM_ORDER = 70.0, 2
#: Frames, in seconds; a frame sounds when it is no more than this much below the loudest, in dB, and this much above
#: the quietest tenth; and what is kept around it, for the onset of a consonant.
FRAME, RANGE, ABOVE, AROUND = 0.01, -40.0, 6.0, 0.03
#: What is quieter than this, full scale 1, is no recording.
SILENT = 1e-4


class Unusable(Exception):
    """A recording that cannot be used; says why in a few words."""


def take(path: Path) -> Samples:
    """The sound of a file, made alike.

    Raises:
        Unusable: it is no sound, is silent, or lasts too long.
    """
    try:
        with closing(opened(path)) as file:
            if not (RATES[0] <= file.sample_rate <= RATES[1] and file.channels <= CHANNELS):
                raise Unusable("an odd sample rate or number of channels")
            rate = file.sample_rate
            samples = file.read(int(LONGEST_TAKE_SECONDS * rate) + 1)
    except BadInput as error:
        needs = "needs " + error.remedy.removeprefix("pip install ") if "langdu[audio]" in error.remedy else ""
        raise Unusable(needs or "not a sound file, or a damaged one") from error
    except DECODING_ERRORS as error:
        raise Unusable("not a sound file, or a damaged one") from error
    if len(samples) > LONGEST_TAKE_SECONDS * rate:
        raise Unusable(f"longer than {LONGEST_TAKE_SECONDS:.0f} seconds")
    return _alike(resampled(_centred(samples), rate, RATE))


def _centred(samples: Samples) -> Samples:
    """One channel, around zero: an offset would begin and end with a step, which is heard as a click."""
    import numpy as np

    one: Samples = np.nan_to_num(samples).mean(axis=1)
    return one - one.mean() if len(one) else one


def _alike(samples: Samples) -> Samples:
    import numpy as np

    clean = high_passed(samples, RATE, HUM, HUM_ORDER)
    if not len(clean) or np.abs(clean).max() < SILENT:
        raise Unusable("silent")
    return levelled(_trimmed(clean), RATE).astype(np.float32)


def _trimmed(samples: Samples) -> Samples:
    """Without what is before the first and after the last frame that sounds; all of it where that is not clear."""
    import numpy as np

    hop = round(FRAME * RATE)
    count = len(samples) // hop
    if count < 3:
        return samples
    power = (samples[: count * hop].reshape(count, hop) ** 2).mean(axis=1)
    level = 10 * np.log10(power + 1e-12)
    floor = max(level.max() + RANGE, min(np.percentile(level, 10) + ABOVE, level.max() - 15))
    heard = np.flatnonzero(level >= floor)
    around = round(AROUND * RATE)
    return samples[max(0, heard[0] * hop - around) : (heard[-1] + 1) * hop + around]
