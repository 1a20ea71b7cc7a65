"""What was said that is not in the text: something inserted, a restart, a hesitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Extra
from langdu.practice.alignment.phones import INITIALS, NUMBERS, SILENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from langdu.practice.alignment.hearing import Listened
    from langdu.practice.alignment.way import Piece

#: The fewest frames of what is told of: shorter ones are clicks, and the ends of sounds.
FEWEST = 12
#: Frames of silence within a sentence that are a hesitation: a comma's pause is shorter.
LONG = 120
#: Frames that sound, within what is taken for silence, that are one too.
SOUNDING = 15
#: The sounds of which people's "uh" is made, in Mandarin and elsewhere; what share of one they are at least, initials
#: at most.
FILLERS = [NUMBERS[phone] for phone in ("e", "en", "eng", "a", "ai", "o", "ou", "ei", "er", "an", "ang")]
SHARE, BEGUN = 0.4, 0.2
FRAME = 0.01


def strays(first: Listened, second: Listened) -> tuple[Extra, ...]:
    """What is not the text's on the first network's free way; of what else is said, what the second too finds so.

    Args:
        first: what the first network found.
        second: what the second did.
    """
    pieces = first.free.pieces
    found = [*_others(first, second), *_pauses(first), *_restarts(pieces)]
    return tuple(sorted(found, key=lambda extra: extra.start))


def _others(first: Listened, second: Listened) -> Iterator[Extra]:
    agreed = np.zeros(len(first.likely), bool)
    for piece in second.free.pieces:
        agreed[piece.start : piece.end] = piece.kind == "other"
    for piece in first.free.pieces:
        if piece.kind != "other" or agreed[piece.start : piece.end].sum() < FEWEST:
            continue
        sounds = np.exp(first.heard.sounds[piece.start : piece.end])
        spoken = 1 - sounds[:, SILENCE]
        if spoken.sum() < FEWEST:
            continue
        fills = sounds[:, FILLERS].sum() > SHARE * spoken.sum()
        begun = sounds[:, INITIALS].sum() > BEGUN * spoken.sum()
        yield Extra("hesitation" if fills and not begun else "insertion", *_span(piece), piece.index)


def _pauses(first: Listened) -> Iterator[Extra]:
    """Long ones, and those in which something sounds: a drawn-out uh is like no syllable."""
    for piece in first.free.pieces[1:-1]:
        if piece.kind != "silence":
            continue
        start, end = _longest(first.loud[piece.start : piece.end])
        if piece.end - piece.start >= LONG:
            yield Extra("hesitation", *_span(piece), piece.index)
        elif end - start >= SOUNDING:
            yield Extra("hesitation", (piece.start + start) * FRAME, (piece.start + end) * FRAME, piece.index)


def _longest(marked: NDArray[np.bool_]) -> tuple[int, int]:
    """The longest run of frames that are marked: its first, and the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    if not len(edges):
        return 0, 0
    most = int((edges[1::2] - edges[::2]).argmax())
    return int(edges[2 * most]), int(edges[2 * most + 1])


def _restarts(pieces: Sequence[Piece]) -> Iterator[Extra]:
    """Where a syllable follows that comes no later in the text: what was said since it was first begun."""
    said: list[Piece] = []
    for piece in pieces:
        if piece.kind != "syllable":
            continue
        again = [earlier for earlier in said if earlier.index >= piece.index]
        if again:
            yield Extra("restart", again[0].start * FRAME, again[-1].end * FRAME, piece.index)
        said = [earlier for earlier in said if earlier.index < piece.index]
        said.append(piece)


def _span(piece: Piece) -> tuple[float, float]:
    return piece.start * FRAME, piece.end * FRAME
