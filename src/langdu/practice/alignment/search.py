"""The likeliest ways through a text in a recording; syllables may be left out, said again, or not be the text's.

Before each syllable, and after the last, stands a node. At a node there may be silence, or something else that is said;
from there on the next syllable is said, or left out, or an earlier one is said again. A syllable is its sounds in
order, each of a least length. All is worked out a frame at a time for all syllables at once (Viterbi's algorithm), and
for several judges at once, as that costs little more than one; what is remembered of a frame is some bytes a syllable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.practice.alignment.paths import AlignmentPath, Backpointers
from langdu.practice.alignment.phones import SILENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.practice.alignment.features import Floats

    Ints = NDArray[np.int64]

IMPOSSIBLE = np.float32(-1e9)
#: The fewest frames of an initial and of a final.
INITIAL, FINAL = 2, 4


class Costs(NamedTuple):
    """What a way through gains (a negative logarithm of a probability: loses) where it strays from the text.

    Attributes:
        skip: a syllable is left out.
        back: something is said again; and for each syllable of it.
        back_each: see `back`.
        other: something else begins to be said; and for each frame of it.
        other_each: see `other`.
    """

    skip: float
    back: float
    back_each: float
    other: float
    other_each: float


class Scores(NamedTuple):
    """What a judge goes by, a row a frame.

    Attributes:
        sounds: of each sound, the logarithm of how likely the frame is if it is that.
        other: the same of anything that is said.
        begins: what a syllable gains by beginning here.
        vowels: what a final does.
    """

    sounds: Floats
    other: Floats
    begins: Floats
    vowels: Floats


def search(judges: Sequence[tuple[Scores, Costs]], syllables: Sequence[tuple[int, ...]]) -> list[AlignmentPath]:
    """Each judge's likeliest way through.

    Args:
        judges: what each goes by; all of the same frames, at least one.
        syllables: the numbers of each one's sounds.
    """
    return _Search(judges, syllables).run()


class _Search:
    """Arrays have a row a judge, then a column a state, or a node."""

    def __init__(self, judges: Sequence[tuple[Scores, Costs]], syllables: Sequence[tuple[int, ...]]) -> None:
        scores = [judge[0] for judge in judges]
        self.sounds, self.other, self.begins, self.vowels = (np.stack(x, 1) for x in zip(*scores, strict=True))
        columns = np.array([judge[1] for judge in judges], np.float32).T[:, :, None]
        steps = np.arange(len(syllables) + 1, dtype=np.float32)
        self.skips, self.backs = columns[0] * steps, columns[2] * steps
        self.back, self.enter, self.each = columns[1], columns[3], columns[4]
        self.frames, self.judges = self.sounds.shape[:2]
        self.trail = Backpointers.of(syllables, INITIAL, FINAL, self.frames, self.judges)
        self.nodes = np.arange(len(syllables) + 1)

    def run(self) -> list[AlignmentPath]:
        shape = (self.judges, len(self.nodes))
        inside = np.full((self.judges, len(self.trail.sounds)), IMPOSSIBLE)
        silent, other = np.full(shape, IMPOSSIBLE), np.full(shape, IMPOSSIBLE)
        base = np.full(shape, IMPOSSIBLE)
        base[:, 0] = 0
        for t in range(self.frames):
            if t:
                base = self._arrived(t, inside, silent, other)
            node = self._moved(t, base)
            inside = self._inside(t, inside, node)
            silent = self._waited(t, 0, silent, node) + self.sounds[t, :, SILENCE, None]
            other = self._waited(t, 1, other, node + self.enter) + (self.other[t, :, None] + self.each)
        last = self._moved(self.frames, self._arrived(self.frames, inside, silent, other))
        return [self.trail.way(judge, float(last[judge, -1])) for judge in range(self.judges)]

    def _inside(self, t: int, inside: Floats, node: Floats) -> Floats:
        """One frame on within syllables."""
        trail = self.trail
        moved = np.empty_like(inside)
        moved[:, 1:] = inside[:, :-1]
        moved[:, trail.first] = node[:, :-1] + self.begins[t, :, None]
        moved[:, trail.vowel] += self.vowels[t, :, None]
        staying, leaving = inside[:, trail.staying], moved[:, trail.staying]
        trail.stayed[t] = staying > leaving
        moved[:, trail.staying] = np.maximum(staying, leaving)
        moved += self.sounds[t][:, trail.sounds]
        return moved

    def _waited(self, t: int, kind: int, before: Floats, entered: Floats) -> Floats:
        """One frame on at the nodes."""
        self.trail.waited[t, kind] = before > entered
        return np.maximum(before, entered)

    def _arrived(self, t: int, inside: Floats, silent: Floats, other: Floats) -> Floats:
        """The best that ends at each node with the frame before `t`: a syllable, silence, or something else."""
        base = np.full_like(silent, IMPOSSIBLE)
        base[:, 1:] = inside[:, self.trail.last]
        came = (silent > base).astype(np.int8)
        np.maximum(base, silent, out=base)
        came[other > base] = 2
        self.trail.came[t] = came
        return np.maximum(base, other)

    def _moved(self, t: int, base: Floats) -> Floats:
        """The best from which each node's next begins, after going back and leaving out."""
        again = (base + self.backs)[:, ::-1]
        best = np.maximum.accumulate(again, 1)
        where = len(self.nodes) - 1 - np.maximum.accumulate(np.where(again >= best, self.nodes, 0), 1)
        value, source = base.copy(), np.broadcast_to(self.nodes, base.shape).copy()
        back = best[:, ::-1][:, 1:] - self.backs[:, :-1] + self.back
        better = back > value[:, :-1]
        np.copyto(source[:, :-1], where[:, ::-1][:, 1:], where=better)
        np.copyto(value[:, :-1], back, where=better)
        fewer = value - self.skips
        best = np.maximum.accumulate(fewer, 1)
        where = np.maximum.accumulate(np.where(fewer >= best, self.nodes, 0), 1)
        self.trail.source[t] = np.take_along_axis(source, where, 1)
        return np.asarray(best + self.skips, np.float32)
