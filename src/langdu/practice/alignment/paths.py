"""A way through a text in a recording, and the trail that leads back along it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Kind = Literal["syllable", "silence", "other"]
_KINDS: tuple[Kind, ...] = ("syllable", "silence", "other")


@dataclass(frozen=True, slots=True)
class PathSegment:
    """A stretch of a way through, in frames.

    Attributes:
        kind: a syllable, silence, or something else that is said.
        index: the syllable; else the one that follows.
        start: the first frame.
        vowel: the first of a syllable's final.
        end: the frame after the last.
    """

    kind: Kind
    index: int
    start: int
    vowel: int
    end: int


@dataclass(frozen=True, slots=True)
class AlignmentPath:
    """A way through.

    Attributes:
        pieces: in the order of time, without gaps.
        score: the logarithm of how likely it is.
    """

    pieces: tuple[PathSegment, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Backpointers:
    """What was best at each frame.

    Attributes:
        sounds: each state's sound; a syllable's states stand in a row.
        first: of each syllable its first state.
        vowel: its final's first.
        last: its last.
        staying: the states in which a way may stay: the last of each sound.
        stayed: whether it did (frames x judges x such states).
        waited: whether it stayed in silence, or in something else (frames x 2 x judges x nodes).
        came: what ended at a node (frames + 1 x judges x nodes): a syllable, silence, something else.
        source: at which node it ended, before going back and leaving out.
    """

    sounds: Ints
    first: Ints
    vowel: Ints
    last: Ints
    staying: Ints
    stayed: NDArray[np.bool_]
    waited: NDArray[np.bool_]
    came: NDArray[np.int8]
    source: NDArray[np.int16]

    @classmethod
    def of(cls, syllables: Sequence[tuple[int, ...]], initial: int, final: int, frames: int, judges: int) -> Self:
        """An empty one.

        Args:
            syllables: the numbers of each one's sounds.
            initial: the fewest frames of an initial.
            final: those of a final.
            frames: of the recording.
            judges: how many ways are looked for.
        """
        before = np.array([initial if len(numbers) > 1 else 0 for numbers in syllables], np.int64)
        first = np.concatenate([[0], np.cumsum(before + final)[:-1]]).astype(np.int64)
        vowel, last = first + before, first + before + final - 1
        runs = [[numbers[0]] * int(b) + [numbers[-1]] * final for numbers, b in zip(syllables, before, strict=True)]
        staying = np.sort(np.concatenate([last, vowel[before > 0] - 1]))
        nodes = len(syllables) + 1
        return cls(
            np.array([sound for run in runs for sound in run], np.int64), first, vowel, last, staying,
            np.zeros((frames, judges, len(staying)), bool),
            np.zeros((frames, 2, judges, nodes), bool),
            np.zeros((frames + 1, judges, nodes), np.int8),
            np.zeros((frames + 1, judges, nodes), np.int16),
        )  # fmt: skip

    def way(self, judge: int, score: float) -> AlignmentPath:
        """A judge's way, from its end to its beginning and turned round."""
        pieces: list[PathSegment] = []
        time, node = len(self.stayed), len(self.first)
        while time > 0:
            node = int(self.source[time, judge, node])
            came = int(self.came[time, judge, node])
            pieces.append(self._waiting(judge, node, came, time) if came else self._syllable(judge, node - 1, time))
            time, node = pieces[-1].start, pieces[-1].index
        return AlignmentPath(tuple(_joined(reversed(pieces))), score)

    def _waiting(self, judge: int, node: int, came: int, end: int) -> PathSegment:
        start = end - 1
        while self.waited[start, came - 1, judge, node]:
            start -= 1
        return PathSegment(_KINDS[came], node, start, start, end)

    def _syllable(self, judge: int, index: int, end: int) -> PathSegment:
        state, time, vowel = int(self.last[index]), end - 1, end - 1
        while True:
            place = int(np.searchsorted(self.staying, state))
            if place < len(self.staying) and self.staying[place] == state and self.stayed[time, judge, place]:
                time -= 1
                continue
            if state == self.vowel[index]:
                vowel = time
            if state == self.first[index]:
                return PathSegment("syllable", index, time, vowel, end)
            state, time = state - 1, time - 1


def _joined(pieces: Iterable[PathSegment]) -> Iterator[PathSegment]:
    """Silences in a row are one, and so is whatever else is said."""
    for _, group in groupby(pieces, lambda piece: (piece.kind, piece.index)):
        run = list(group)
        if run[0].kind == "syllable":
            yield from run  # said twice
        else:
            yield PathSegment(run[0].kind, run[0].index, run[0].start, run[0].start, run[-1].end)
