"""What was said that is not in the text: something inserted, a restart, a hesitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Extra
from langdu.practice.alignment.phones import INITIALS, NUMBERS, SILENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from langdu.practice.alignment.hearing import HeardTones
    from langdu.practice.alignment.paths import PathSegment

#: The fewest seconds of what is told of: shorter ones are clicks, and the ends of sounds.
SHORTEST_SECONDS = 0.12
#: Seconds of silence within a sentence that are a hesitation: a comma's pause is shorter.
LONG = 1.2
#: Seconds that sound, within what is taken for silence, that are one too.
SOUNDING = 0.15
#: The sounds of which people's "uh" is made, in Mandarin and elsewhere; what share of one they are at least, initials
#: at most.
FILLERS = [NUMBERS[phone] for phone in ("e", "en", "eng", "a", "ai", "o", "ou", "ei", "er", "an", "ang")]
SHARE, BEGUN = 0.4, 0.2


def strays(first: HeardTones, second: HeardTones) -> tuple[Extra, ...]:
    """What is not the text's on the first network's free way; of what else is said, what the second too finds so.

    Args:
        first: what the first network found.
        second: what the second did.
    """
    found = [*_others(first, second), *_pauses(first), *_restarts(first)]
    return tuple(sorted(found, key=lambda extra: extra.start))


def _others(first: HeardTones, second: HeardTones) -> Iterator[Extra]:
    agreed = np.zeros(len(first.likely), bool)
    for piece in second.free.pieces:
        agreed[piece.start : piece.end] = piece.kind == "other"
    for piece in first.free.pieces:
        if piece.kind != "other" or agreed[piece.start : piece.end].sum() * first.frame < SHORTEST_SECONDS:
            continue
        sounds = np.exp(first.heard.sounds[piece.start : piece.end])
        spoken = 1 - sounds[:, SILENCE]
        if spoken.sum() * first.frame < SHORTEST_SECONDS:
            continue
        fills = sounds[:, FILLERS].sum() > SHARE * spoken.sum()
        begun = sounds[:, INITIALS].sum() > BEGUN * spoken.sum()
        yield Extra("hesitation" if fills and not begun else "insertion", *_span(piece, first), piece.index)


def _pauses(first: HeardTones) -> Iterator[Extra]:
    """Long ones, and those in which something sounds: a drawn-out uh is like no syllable."""
    for piece in first.free.pieces[1:-1]:
        if piece.kind != "silence":
            continue
        start, end = _longest(first.loud[piece.start : piece.end])
        if (piece.end - piece.start) * first.frame >= LONG:
            yield Extra("hesitation", *_span(piece, first), piece.index)
        elif (end - start) * first.frame >= SOUNDING:
            yield Extra(
                "hesitation", (piece.start + start) * first.frame, (piece.start + end) * first.frame, piece.index
            )


def _longest(marked: NDArray[np.bool_]) -> tuple[int, int]:
    """The longest run of frames that are marked: its first, and the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    if not len(edges):
        return 0, 0
    most = int((edges[1::2] - edges[::2]).argmax())
    return int(edges[2 * most]), int(edges[2 * most + 1])


def _restarts(first: HeardTones) -> Iterator[Extra]:
    """Where a syllable follows that comes no later in the text: what was said since it was first begun."""
    said: list[PathSegment] = []
    for piece in first.free.pieces:
        if piece.kind != "syllable":
            continue
        again = [earlier for earlier in said if earlier.index >= piece.index]
        if again:
            yield Extra("restart", again[0].start * first.frame, again[-1].end * first.frame, piece.index)
        said = [earlier for earlier in said if earlier.index < piece.index]
        said.append(piece)


def _span(piece: PathSegment, first: HeardTones) -> tuple[float, float]:
    return piece.start * first.frame, piece.end * first.frame
