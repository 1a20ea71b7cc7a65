"""Recordings as the network is shown them, with what it should say of each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.alignment.network import AROUND
from langdu.practice.alignment.phones import SILENCE, phones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from langdu.model import Syllable
    from langdu.practice.tones.features import SyllableTimes
    from langdu.training.alignment.recorded.augment import View

#: What is not asked: a frame's sound, a beginning.
UNASKED = -1


class FrameWindow(NamedTuple):
    """Frames in a row.

    Attributes:
        features: a row a frame.
        sounds: the right sound's number, or `UNASKED`.
        begins: 0..1, how much of a syllable's beginning lies in the frame, or `UNASKED`.
        vowels: the same for finals.
    """

    features: NDArray[np.float32]
    sounds: NDArray[np.int64]
    begins: NDArray[np.float32]
    vowels: NDArray[np.float32]


def shown(view: View, syllables: Sequence[Syllable], times: Sequence[SyllableTimes]) -> FrameWindow:
    """A recording with its answers."""
    count = len(view.features)
    sounds = np.full(count, SILENCE)
    begins, vowels = np.zeros(count, np.float32), np.zeros(count, np.float32)
    for syllable, time in zip(syllables, times, strict=True):
        numbers = phones(syllable)
        start, vowel, end = (round(x / view.hop) for x in time)
        sounds[start:vowel] = numbers[0]
        sounds[vowel:end] = numbers[-1]
        _mark(begins, time.start / view.hop)
        _mark(vowels, time.vowel / view.hop)
    return FrameWindow(view.features, sounds, begins, vowels)


def _mark(beginnings: NDArray[np.float32], at: float) -> None:
    """Divide a beginning between the frames on either side of it."""
    low = int(np.floor(at))
    for frame, share in ((low, 1 - (at - low)), (low + 1, at - low)):
        if 0 <= frame < len(beginnings):
            beginnings[frame] = max(beginnings[frame], share)


def joined(pieces: Iterable[FrameWindow]) -> FrameWindow:
    """One after the other, silence between them."""
    rows: list[FrameWindow] = []
    for piece in pieces:
        blank = np.full(AROUND, UNASKED)
        between = np.full((AROUND, piece.features.shape[1]), -1, np.float32)
        rows += [piece, FrameWindow(between, blank, blank.astype(np.float32), blank.astype(np.float32))]
    return FrameWindow(*(np.concatenate(column) for column in zip(*rows, strict=True)))
