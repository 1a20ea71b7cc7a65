"""What was said that is not in the text: something inserted, a restart, a hesitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Extra
from langdu.practice.alignment.phones import NUMBERS, SILENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.practice.alignment.hearing import Listened
    from langdu.practice.alignment.way import Piece

#: The fewest frames of what is told of: shorter ones are clicks, and the ends of sounds.
FEWEST = 12
#: Frames of silence within a sentence that are a hesitation: a comma's pause is shorter.
LONG = 120
#: The sounds of which people's "uh" is made in Mandarin and elsewhere, and what share of a stretch they are of one.
FILLERS, SHARE = (
    [NUMBERS[phone] for phone in ("e", "en", "eng", "a", "ai", "o", "ei", "m", "n", "er", "an", "ang")],
    0.6,
)
FRAME = 0.01


def strays(first: Listened, second: Listened) -> tuple[Extra, ...]:
    """What is not the text's on the first network's free way; of what else is said, what the second too finds so.

    Args:
        first: what the first network found.
        second: what the second did.
    """
    pieces = first.free.pieces
    found = [*_others(first, second), *_pauses(pieces), *_restarts(pieces)]
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
        hesitates = sounds[:, FILLERS].sum() > SHARE * spoken.sum()
        yield Extra("hesitation" if hesitates else "insertion", *_span(piece), piece.index)


def _pauses(pieces: Sequence[Piece]) -> Iterator[Extra]:
    for piece in pieces[1:-1]:
        if piece.kind == "silence" and piece.end - piece.start >= LONG:
            yield Extra("hesitation", *_span(piece), piece.index)


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
