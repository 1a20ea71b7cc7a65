"""When each cue of a text sounds in the user's recording.

Times that a file gives may overlap, stand still or lie beyond the recording's end. Here they are in order: each cue
begins after the one before it, so that one after the other is heard, and the later one is shown where two overlap.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from langdu.model import CueTime

#: Seconds between the beginnings of two cues at least: of those that begin together each is reached.
LEAST_SECONDS = 0.05
#: Seconds that a cue without an end sounds at most; and any cue: what a damaged one has more counts as between cues.
ENDLESS_SECONDS, LONGEST_SECONDS = 3.0, 300.0
#: Seconds of the pieces in which what lies between two cues is heard.
BETWEEN_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class CueSentence(Sentence):
    """A sentence with its place in the recording; one without tokens is a piece of what lies between two cues.

    Attributes:
        first_s: when it begins, in seconds of the recording.
        last_s: when its last syllable ends.
        end_s: when the next cue begins to be heard, if that is before `last_s`; else the same.
        is_alone: whether something else than the recording follows: it is faded in and out.
    """

    first_s: float = 0.0
    last_s: float = 0.0
    end_s: float = 0.0
    is_alone: bool = False


class CueTimeline:
    """The times of cues, one a block, in a recording of `seconds`; `silent` are those that only translate another."""

    def __init__(self, cues: Sequence[CueTime], seconds: float, silent: Collection[int] = ()) -> None:
        self._cues = cues
        self._firsts: list[float] = []
        self._silent = silent
        for number, cue in enumerate(cues):
            least = 0.0 if number in silent else LEAST_SECONDS
            self._firsts.append(max(cue.start, self._firsts[-1] + least) if self._firsts else cue.start)
        self.seconds = seconds
        #: How many cues, from the first on, begin before the recording ends.
        self.heard = bisect_left(self._firsts, seconds)

    def timed(self, sentence: Sentence, block: int, *, is_alone: bool) -> CueSentence:
        """A cue's sentence with its times.

        Args:
            sentence: all of the cue.
            block: the cue's.
            is_alone: whether all of the cue is heard and nothing behind it; else up to where the next one begins.
        """
        first, last = min(self._firsts[block], self.seconds), self._last(block)
        end = last if is_alone else min(last, self._next(block))
        return CueSentence(
            sentence.span,
            sentence.kind,
            sentence.tokens,
            sentence.hints,
            sentence.rewrites,
            sentence.readings,
            sentence.words,
            first_s=first,
            last_s=last,
            end_s=end,
            is_alone=is_alone,
        )

    def between(self, block: int, following: int) -> list[float]:
        """Where the pieces begin that lie between two cues, and where the last ends; none where they are adjacent."""
        first, end = min(self._last(block), self._next(block)), self._firsts[following]
        count = math.ceil((end - first) / BETWEEN_SECONDS)
        return [first + (end - first) * part / count for part in range(count)] + [end] if count > 0 else []

    def left_s(self, block: int) -> float:
        """Seconds from the beginning of a cue to the end of the last one that is heard."""
        return max(0.0, self._last(self.heard - 1) - self._firsts[block]) if self.heard else 0.0

    def _next(self, block: int) -> float:
        following = block + 1
        while following in self._silent:
            following += 1
        return self._firsts[following] if following < len(self._firsts) else self.seconds

    def _last(self, block: int) -> float:
        """When a cue is over, within the recording."""
        first, end = self._firsts[block], self._cues[block].end
        if end < first + LEAST_SECONDS:
            end = min(self._next(block), first + ENDLESS_SECONDS)
        return max(min(end, first + LONGEST_SECONDS, self.seconds), min(first, self.seconds))


def interlude(at: int, first_s: float, end_s: float) -> CueSentence:
    """A piece of what lies between two cues; `at` is the code point behind the one before it."""
    return CueSentence(Span(at, at), "body", (), first_s=first_s, last_s=end_s, end_s=end_s)
