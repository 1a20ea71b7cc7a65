"""What speaks for a syllable's being where it was found, and for the text's being said at all: numbers to judge by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.alignment.hearing import LEAST
from langdu.practice.alignment.phones import SILENCE, phones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Syllable
    from langdu.practice.alignment.features import Floats
    from langdu.practice.alignment.hearing import HeardTones
    from langdu.practice.alignment.paths import AlignmentPath, PathSegment

#: Frames by which two opinions of a time can differ before the difference is as large as it gets.
FARTHEST = 30.0
#: How many numbers there are of a syllable, and of a recording.
OF_SYLLABLE, OF_RECORDING = 17, 11


def last_said(way: AlignmentPath, count: int) -> list[PathSegment | None]:
    """Where each syllable is said for the last time on a way through; None where it is left out.

    Who begins again at a syllable has to say all that follow it again.
    """
    found: list[PathSegment | None] = [None] * count
    for piece in way.pieces:
        if piece.kind == "syllable":
            found[piece.index :] = [piece] + [None] * (count - piece.index - 1)
    return found


def of_syllables(first: HeardTones, second: HeardTones, syllables: Sequence[Syllable]) -> Floats:
    """A row a syllable."""
    count = len(syllables)
    ways = [last_said(way, count) for one in (first, second) for way in (one.free, one.whole)]
    own = [_fits(one, ways[2 * i + 1], syllables) for i, one in enumerate((first, second))]
    lasts = np.array([np.log(piece.end - piece.start) if piece else np.log(4.0) for piece in ways[1]])
    typical = float(np.median(lasts))
    rows = np.zeros((count, OF_SYLLABLE), np.float32)
    for i in range(count):
        free, whole, free_too, whole_too = (way[i] for way in ways)
        rows[i, :10] = np.concatenate([own[0][i], own[1][i]])
        rows[i, 10:13] = _apart(whole, whole_too)
        rows[i, 13:15] = free is None, free_too is None
        rows[i, 15:] = max(0.0, typical - lasts[i]), max(0.0, lasts[i] - typical)
    return rows


def _fits(one: HeardTones, places: Sequence[PathSegment | None], syllables: Sequence[Syllable]) -> Floats:
    """How well each syllable's initial and final fit, on the average and at their worst; and how its beginning does."""
    rows = np.full((len(syllables), 5), 1.0, np.float32)
    rows[:, 4] = -1.0
    for i, (piece, syllable) in enumerate(zip(places, syllables, strict=True)):
        if piece is None:
            continue
        numbers = phones(syllable)
        final = one.likely[piece.vowel : piece.end, numbers[-1]] / -LEAST
        initial = one.likely[piece.start : piece.vowel, numbers[0]] / -LEAST if piece.vowel > piece.start else final
        third = max(1, len(final) // 3)
        worst = max(final[k : k + third].mean() for k in range(0, len(final) - third + 1, third))
        begins = float(np.clip(one.heard.begins[piece.start], -5, 4)) / 5
        silent = float(np.mean(one.likely[piece.start : piece.end].argmax(1) == SILENCE))
        rows[i] = initial.mean(), final.mean(), worst, silent, begins
    return rows


def _apart(one: PathSegment | None, other: PathSegment | None) -> Floats:
    """How far apart two opinions of a syllable's start, vowel and end are: 0..1."""
    if one is None or other is None:
        return np.ones(3, np.float32)
    frames = np.abs([one.start - other.start, one.vowel - other.vowel, one.end - other.end])
    return np.asarray(np.minimum(frames, FARTHEST) / FARTHEST, np.float32)


def of_recording(first: HeardTones, second: HeardTones, rows: Floats) -> Floats:
    """Of the whole recording.

    Args:
        first: what the first network found.
        second: what the second did.
        rows: `of_syllables`.
    """
    means = rows.mean(0)
    other, spoken, length = _strayed(first)
    other_too, _, _ = _strayed(second)
    found = np.zeros(OF_RECORDING, np.float32)
    found[:6] = means[[0, 1, 5, 6]].tolist() + means[13:15].tolist()
    found[6:9] = other, other_too, means[10]
    found[9] = np.log1p(spoken / max(1, len(rows))) / 3
    found[10] = first.whole.score / max(1, length) / LEAST
    return found


def _strayed(one: HeardTones) -> tuple[float, int, int]:
    """The share of what is said that is not the text's, how many frames are said, and how many there are."""
    lengths = {"syllable": 0, "other": 0, "silence": 0}
    for piece in one.free.pieces:
        lengths[piece.kind] += piece.end - piece.start
    spoken = lengths["syllable"] + lengths["other"]
    return lengths["other"] / max(1, spoken), spoken, sum(lengths.values())
