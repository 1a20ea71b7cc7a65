"""How the pitch runs: swift-f0 on a grid of 10 ms, octave errors mended, gaps kept where there is no voice."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from langdu.model import Range
from langdu.practice.recording.sound import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

#: Seconds between two frames, and samples.
STEP = 0.01
HOP = int(STEP * RATE)
#: Hz between which a voice is looked for: from a low man's creak to a child's first tone.
LOW, HIGH = 60.0, 650.0
#: swift-f0's confidence from which a frame has voice (its own calibration), and how far below the loudest, in dB.
VOICED, QUIETEST = 0.5, 38.0
#: Where even the quietest frames (this percentile) are within so many dB of the loudest, others speak behind the
#: learner, and voice must stand out of theirs by so many dB; what is so near the loudest is the learner's in any case.
FLOOR, NEAR_FLOOR, STANDS_OUT, LOUD = 5, 22.0, 3.0, 10.0
#: Costs of taking a frame an octave up or down, in semitones a frame, and how far from the median is still free.
SHIFTED, FREE = 0.5, 13.0
#: What it costs more, a frame, times how much less alike (-1..1) the sound is a period later so; the seconds compared.
BORNE_OUT, ALIKE = 6.0, 0.03
#: A stretch of voice of at most so many frames that leaps by more than so many semitones from a longer one within so
#: many frames is a consonant's noise or a creak that the tracker took for a tone, unless it is as periodic as this and
#: not quieter by so many dB: a third tone after a high first one is.
SHORT_STRETCH_FRAMES, LEAP, NEIGHBOUR_FRAMES, PERIODIC, QUIETER = 18, 6.5, 12, 0.8, 12.0
OCTAVE = 12.0
#: Frames of voice from which a range can be told, and the prior of its spread: 600 frames of 4.3 semitones.
FEWEST_VOICED_FRAMES, PRIOR_FRAMES, PRIOR_SPREAD, LEAST_SPREAD = 40, 600, 4.3, 1.5
#: The standard deviation is a 10th to 90th percentile's distance over this, for a normal distribution.
DECILES = 2.563


@dataclass(frozen=True, slots=True)
class Pitch:
    """The pitch of a recording, one value every `STEP` seconds; frame i is centred on (i + 0.5) * STEP.

    Attributes:
        semitones: above 1 Hz (12 log2 Hz); where `voiced` is false a value between its neighbours.
        voiced: whether there is voice.
        confidence: 0..1 of there being voice.
        energy: level in dB.
    """

    semitones: NDArray[np.float32]
    voiced: NDArray[np.bool_]
    confidence: NDArray[np.float32]
    energy: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.semitones)


def track(samples: NDArray[np.float32]) -> Pitch:
    """The pitch of a recording (mono, 16 kHz, high-passed)."""
    count = len(samples) // HOP
    if count < 3:
        none = np.zeros(count, np.float32)
        return Pitch(none, none.astype(bool), none, none - 90)
    found = _detected(samples)
    grid = (np.arange(count) + 0.5) * STEP
    confidence = np.interp(grid, found.timestamps, found.confidence).astype(np.float32)
    energy = _energy(samples, count)
    voiced = (confidence > VOICED) & (energy > _least(energy))
    nearest = np.clip(np.rint(grid / (found.timestamps[1] - found.timestamps[0])).astype(int), 0, None)
    raw = OCTAVE * np.log2(np.maximum(found.pitch_hz, 1))
    # Interpolate in the voice, but never across a jump: there the nearest frame is right.
    smooth, sharp = np.interp(grid, found.timestamps, raw), raw[np.minimum(nearest, len(raw) - 1)]
    values = np.where(np.abs(smooth - sharp) < 2, smooth, sharp)
    values = _in_octave(values, voiced, samples)
    voiced = _without_leaps(values, voiced, samples, energy)
    return Pitch(_bridged(values, voiced), voiced, confidence, energy)


def range_of(pitches: Iterable[Pitch]) -> Range | None:
    """The range of a voice from what it said; None if that has hardly any voice (a whisper, silence)."""
    values = np.concatenate([np.zeros(0, np.float32), *(p.semitones[p.voiced] for p in pitches)])
    if len(values) < FEWEST_VOICED_FRAMES:
        return None
    return shrunk(values, PRIOR_SPREAD, PRIOR_FRAMES)


def shrunk(values: NDArray[np.float32], spread: float, frames: int) -> Range:
    """The range that pitches (semitones above 1 Hz, at least one) show, its spread drawn to that of voices at large.

    Args:
        values: of frames with voice.
        spread: of voices at large, in semitones.
        frames: how many of the values it weighs as much as.
    """
    low, median, high = np.percentile(values, [10, 50, 90])
    share = len(values) / (len(values) + frames)
    own = share * (high - low) / DECILES + (1 - share) * spread
    return Range(float(2 ** (median / OCTAVE)), float(max(LEAST_SPREAD, own)))


def _least(energy: NDArray[np.float32]) -> float:
    """The level in dB under which what has voice is not the learner's."""
    loudest, floor = float(energy.max()), float(np.percentile(energy, FLOOR))
    return min(floor + STANDS_OUT, loudest - LOUD) if floor > loudest - NEAR_FLOOR else loudest - QUIETEST


@cache
def _detector() -> Any:
    import swift_f0

    return swift_f0.SwiftF0(threads=1, spin=False)


_LOCK = threading.Lock()


def _detected(samples: NDArray[np.float32]) -> Any:
    with _LOCK:  # so that two first uses make one detector
        detector = _detector()
    loudest = float(np.abs(samples).max())
    level = samples * (0.5 / loudest) if loudest > 0 else samples  # the tracker's silence is an absolute level
    return detector.detect(level.astype(np.float32), RATE, fmin=LOW, fmax=HIGH)


def _energy(samples: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """The level in dB of the 20 ms around each frame's centre."""
    squares = np.concatenate([[0.0], np.cumsum(np.square(np.pad(samples, (HOP // 2, 2 * HOP)), dtype=np.float64))])
    starts = np.arange(count) * HOP
    return np.asarray(10 * np.log10((squares[starts + 2 * HOP] - squares[starts]) / (2 * HOP) + 1e-9), np.float32)


def _in_octave(
    values: NDArray[np.float64], voiced: NDArray[np.bool_], samples: NDArray[np.float32]
) -> NDArray[np.float64]:
    """The values, each where it jumps least, moved by an octave or not: the cheapest path through three choices.

    A value that the sound itself bears out, and its octave not, is dear to move: a man's low third tone after a high
    first one lies more than an octave below it.
    """
    frames = np.flatnonzero(voiced)
    if len(frames) < 2:
        return values
    shifts = np.array([-OCTAVE, 0.0, OCTAVE])
    moved = values[frames, None] + shifts
    far = np.maximum(0, np.abs(moved - np.median(values[frames])) - FREE)
    periodic = np.stack([_periodicity(samples, frames, moved[:, k]) for k in range(len(shifts))], axis=1)
    local = far + SHIFTED * (shifts != 0) + BORNE_OUT * np.maximum(0, periodic[:, 1:2] - periodic)
    cost, back = local[0], np.zeros((len(frames), 3), int)
    for i in range(1, len(frames)):
        # A jump across a gap costs less the longer the gap is.
        jump = np.abs(moved[i][None] - moved[i - 1][:, None]) / (frames[i] - frames[i - 1])
        reached = cost[:, None] + jump
        back[i] = reached.argmin(axis=0)
        cost = reached[back[i], np.arange(3)] + local[i]
    choice = int(cost.argmin())
    mended = values.copy()
    for i in range(len(frames) - 1, -1, -1):
        mended[frames[i]] = moved[i, choice]
        choice = back[i, choice]
    return mended


def _periodicity(
    samples: NDArray[np.float32], frames: NDArray[np.int_], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """-1..1, of each frame: how alike the sound is one period of `values` (semitones above 1 Hz) later."""
    half = round(ALIKE * RATE / 2)
    lags = np.clip(np.rint(RATE / 2 ** (values / OCTAVE)).astype(int), 1, 2 * half)
    padded, around = np.pad(samples, 2 * half), np.arange(2 * half)
    firsts = frames * HOP + HOP // 2 + half - lags // 2
    here, later = padded[firsts[:, None] + around], padded[(firsts + lags)[:, None] + around]
    size = np.sqrt((here**2).sum(axis=1) * (later**2).sum(axis=1))
    found: NDArray[np.float64] = (here * later).sum(axis=1) / np.maximum(size, 1e-9)
    return found


def _without_leaps(
    values: NDArray[np.float64], voiced: NDArray[np.bool_], samples: NDArray[np.float32], energy: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Where there is voice, less the short stretches that leap away from their longer neighbours and are none."""
    frames = np.flatnonzero(voiced)
    breaks = np.flatnonzero((np.diff(frames) > 3) | (np.abs(np.diff(values[frames])) > LEAP / 2)) + 1
    stretches = [stretch for stretch in np.split(frames, breaks) if len(stretch)]
    kept = voiced.copy()
    for i, stretch in enumerate(stretches):
        joins = [(stretch[0], stretches[i - 1][-1], i - 1)] if i else []
        joins += [(stretch[-1], stretches[i + 1][0], i + 1)] if i + 1 < len(stretches) else []
        longer = [
            stretches[j]
            for here, there, j in joins
            if abs(values[here] - values[there]) > LEAP
            and abs(here - there) <= NEIGHBOUR_FRAMES
            and len(stretches[j]) > len(stretch)
        ]
        if len(stretch) <= SHORT_STRETCH_FRAMES and longer:
            periodic = float(np.median(_periodicity(samples, stretch, values[stretch])))
            quieter = min(float(energy[other].mean() - energy[stretch].mean()) for other in longer)
            kept[stretch] = periodic >= PERIODIC and quieter < QUIETER
    return kept


def _bridged(values: NDArray[np.float64], voiced: NDArray[np.bool_]) -> NDArray[np.float32]:
    if not voiced.any():
        return np.zeros(len(values), np.float32)
    there = np.flatnonzero(voiced)
    return np.interp(np.arange(len(values)), there, values[there]).astype(np.float32)
