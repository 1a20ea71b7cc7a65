"""The sound of one passage after the other, cut from a stream of which only as much is held as is needed."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.session.verifying.content import SpokenPassage

#: Seconds of the pauses around a passage that are heard with it: marks may be estimates.
AROUND_SECONDS = 0.15


def slices(
    passages: Iterable[SpokenPassage], blocks: Iterable[tuple[float, Any, int]]
) -> Iterator[tuple[SpokenPassage, Any, int]]:
    """Each passage with its samples and their rate in Hz.

    Args:
        passages: in the order of the sound; what is not in order gets what is left of it.
        blocks: where each begins in seconds, its samples, and their rate.
    """
    import numpy as np

    ahead, held, end = iter(blocks), list[tuple[float, Any, int]](), 0.0
    for passage, first, last in _times(passages):
        while end < last and (block := next(ahead, None)) is not None:
            held.append(block)
            end = block[0] + len(block[1]) / block[2]
        held = [block for block in held if block[0] + len(block[1]) / block[2] > first]
        pieces = [
            samples[max(0, round((first - start) * rate)) : max(0, round((last - start) * rate))]
            for start, samples, rate in held
        ]
        rate = held[0][2] if held else 1
        yield passage, np.concatenate(pieces) if pieces else np.zeros(0, "f4"), rate


def _times(passages: Iterable[SpokenPassage]) -> Iterator[tuple[SpokenPassage, float, float]]:
    """Each passage, and from when to when it is listened to; nothing of its neighbours."""
    before = 0.0
    for passage, following in pairwise(chain(passages, (None,))):
        if passage is not None:
            after = passage.end + AROUND_SECONDS if following is None else max(passage.end, following.start)
            yield passage, max(before, passage.start - AROUND_SECONDS), min(after, passage.end + AROUND_SECONDS)
            before = passage.end
