"""What a worker sends of an utterance, looked at once where it comes in, so that the rest may trust it.

An engine of another package may be wrong about its own marks. Whoever follows them (the highlight, the subtitles, the
timeline) would be wrong with it, without a word; so it is told, as a failure of the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import EngineFailed
from langdu.model import Pause

if TYPE_CHECKING:
    from langdu.model import Chunk, Mark, Utterance


class Check:
    """Follows the chunks of `utterance`, which are to have `sample_rate` Hz."""

    def __init__(self, utterance: Utterance, sample_rate: int) -> None:
        self._wanted = [unit.span for unit in utterance.units if not isinstance(unit, Pause)]
        self._rate = sample_rate
        self._samples = 0
        self._marks = 0
        self._end = 0

    def chunk(self, chunk: Chunk) -> Chunk:
        """The chunk, if it is as it should be.

        Raises:
            EngineFailed: it is not; says in what.
        """
        if chunk.sample_rate != self._rate:
            raise _wrong(f"it sends {chunk.sample_rate} Hz where its voice's manifest says {self._rate}")
        if len(chunk.pcm) % 2:
            raise _wrong("it sends half a sample")
        for mark in chunk.marks:
            self._take(mark)
        self._samples += len(chunk.pcm) // 2
        return chunk

    def end(self) -> None:
        """There is no more.

        Raises:
            EngineFailed: something is missing.
        """
        if self._marks < len(self._wanted):
            raise _wrong(f"it sends {self._marks} marks for {len(self._wanted)} syllables and words")
        if self._end > self._samples:
            raise _wrong(f"its last mark ends at sample {self._end}, the sound at {self._samples}")

    def _take(self, mark: Mark) -> None:
        number = self._marks + 1
        if number > len(self._wanted):
            raise _wrong(f"it sends more than {len(self._wanted)} marks for as many syllables and words")
        wanted = self._wanted[self._marks]
        if mark.span != wanted:
            raise _wrong(
                f"its mark {number} is of characters {mark.span.start} to {mark.span.end}, "
                f"not of {wanted.start} to {wanted.end}"
            )
        if not self._end <= mark.start <= mark.end:
            raise _wrong(f"its mark {number} runs from {mark.start} to {mark.end}, the one before it to {self._end}")
        if mark.start < self._samples:
            raise _wrong(f"its mark {number} comes after the sound that it is of")
        self._marks, self._end = number, mark.end


def _wrong(how: str) -> EngineFailed:
    return EngineFailed(f"the engine is wrong about what it says: {how}")
