"""From what both networks found to an alignment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Alignment, Placed
from langdu.practice.alignment.disfluencies import strays
from langdu.practice.alignment.evidence import last_said, of_recording, of_syllables
from langdu.practice.alignment.features import HOP
from langdu.practice.alignment.hearing import AcousticModels
from langdu.practice.alignment.judge import Judge
from langdu.practice.alignment.network import SHIPPED, stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.model import Syllable
    from langdu.model.practice import Heard
    from langdu.practice.alignment.features import Floats
    from langdu.practice.alignment.hearing import HeardTones
    from langdu.practice.alignment.paths import PathSegment

#: Under this confidence nobody knows whether a syllable is there; a time is refined by so many frames on either side.
SURE_CONFIDENCE, REFINED_FRAMES = 0.5, 2
#: Seconds of silence between two syllables that are no pause but a stop's closure, and belong to the first.
CLOSURE = 0.025
#: Samples under which a recording holds nothing: two frames.
FEWEST_SAMPLES = 2 * HOP
#: Of full scale; what stays under it (-100 dB) is silence.
FAINT = 1e-5


class Aligner:
    """Finds texts in recordings.

    Args:
        arrays: both networks' weights and both judges'.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._ears = AcousticModels(arrays)
        self._of_syllable, self._of_recording = Judge(arrays, "syllable."), Judge(arrays, "recording.")

    def align(self, samples: Floats, syllables: Sequence[Syllable]) -> Alignment:
        """See `langdu.practice.alignment.align`."""
        sound = np.nan_to_num(np.asarray(samples, np.float32), posinf=0.0, neginf=0.0)
        loudest = float(np.abs(sound).max(initial=0.0))
        if not syllables or len(sound) < FEWEST_SAMPLES or loudest < FAINT:
            nothing = Placed(0.0, 0.0, 0.0, "omitted", 0.0)
            return Alignment((nothing,) * len(syllables), (), 0.0)
        first, second = self._ears.listen(sound / loudest, syllables)
        rows = of_syllables(first, second, syllables)
        sure = self._of_syllable(rows)
        fit = float(self._of_recording(of_recording(first, second, rows)))
        places = _places(first, second, sure)
        return Alignment(tuple(places), strays(first, second), fit)


def _places(first: HeardTones, second: HeardTones, sure: Floats) -> list[Placed]:
    count = len(sure)
    mine, other = last_said(first.free, count), last_said(second.free, count)
    times = _times(first, mine)
    found = []
    for i, (start, vowel, end) in enumerate(times):
        heard: Heard = "said" if mine[i] and other[i] and sure[i] >= SURE_CONFIDENCE else "unsure"
        if not mine[i] and not other[i]:
            heard = "omitted"
        found.append(Placed(start, vowel, end, heard, float(sure[i])))
    return found


def _times(first: HeardTones, pieces: Sequence[PathSegment | None]) -> list[tuple[float, float, float]]:
    """Each syllable's start, vowel and end in seconds; of one that is left out, the gap's."""
    starts = [refined(first.heard.begins, piece.start) * first.frame if piece else None for piece in pieces]
    after: list[float] = []  # where the next that is said starts
    coming = len(first.likely) * first.frame
    for start in reversed(starts):
        after.append(coming)
        coming = coming if start is None else start
    times: list[tuple[float, float, float]] = []
    for piece, start, following in zip(pieces, starts, reversed(after), strict=True):
        if piece is None or start is None:
            before = times[-1][2] if times else 0.0
            times.append((before, before, max(before, following)))
            continue
        vowel = (
            start if piece.vowel == piece.start else max(start, refined(first.heard.vowels, piece.vowel) * first.frame)
        )
        end = piece.end * first.frame
        end = following if following - end < CLOSURE else end
        times.append((start, vowel, max(end, vowel)))
    return times


def refined(odds: Floats, frame: int) -> float:
    """A beginning's place in frames, from how the network divides it between the frames near the one that was found."""
    low = max(0, frame - REFINED_FRAMES)
    share = 1 / (1 + np.exp(-odds[low : frame + REFINED_FRAMES + 1]))
    whole = float(share.sum())
    return float(share @ np.arange(low, low + len(share))) / whole if whole > 0.2 else float(frame)


@cache
def shipped() -> Aligner:
    """With the weights of `SHIPPED`."""
    return Aligner(stored(SHIPPED))
