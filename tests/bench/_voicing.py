"""Where a voice sets in again after a voiceless initial: a vowel's beginning that no aligner is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.practice.alignment.aligner import Aligner
    from langdu.training.alignment.recorded.utterance import SpokenRecording

VOICELESS = frozenset(["p", "t", "k", "q", "x", "ch", "sh", "c", "s", "f", "h", "j", "zh", "z"])
#: Seconds of a stretch without a voice that is an initial's, between two that are vowels'; and of the shortest vowel.
SHORTEST, LONGEST, VOWEL = 0.03, 0.3, 0.06
STEP = 0.005


def resumptions(said: SpokenRecording, finds: Aligner) -> Iterator[tuple[float, float]]:
    """Of two syllables, the second with a voiceless initial: where its vowel was found, and where the voice sets in."""
    if len(said.syllables) != 2 or said.syllables[1].initial not in VOICELESS:
        return
    voiced = _voiced(said.samples)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], voiced, [False]]).astype(int)))
    runs = [(a * STEP, b * STEP) for a, b in zip(edges[::2], edges[1::2], strict=True) if (b - a) * STEP >= VOWEL]
    if len(runs) == 2 and SHORTEST <= runs[1][0] - runs[0][1] <= LONGEST:
        yield finds.align(said.samples, said.syllables).places[1].vowel, runs[1][0]


def _voiced(samples: np.ndarray) -> np.ndarray:
    """Which frames have a period of 1/500 to 1/90 of a second, and are within 30 dB of the loudest."""
    size, step = 480, round(STEP * 16_000)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(samples, (size // 2, size)), size)[::step] * np.hanning(
        size
    )
    spectrum = np.abs(np.fft.rfft(windows, 1024, axis=1)) ** 2
    echo, own = np.fft.irfft(spectrum, axis=1), np.fft.irfft(np.abs(np.fft.rfft(np.hanning(size), 1024)) ** 2)
    period = (echo[:, 32:178] / own[32:178]).max(1) * own[0] / np.maximum(echo[:, 0], 1e-12)
    power = (windows**2).mean(1)
    return np.asarray((period > 0.55) & (power > power.max() * 1e-3))
