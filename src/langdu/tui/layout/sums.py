"""Running sums of the heights of 60,000 blocks, of which any may change while the reader scrolls.

In two levels: the values, and the sums of each run of `RUN` of them. A Fenwick tree answers in fewer steps, but
each is a step of Python; here sum() and accumulate() walk a few hundred numbers in C, which is as fast to ask, five
times as fast to build, and building is what the first paint waits for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN = 256


class Sums:
    """Whole numbers that are not negative, and their prefix sums."""

    def __init__(self, values: Iterable[int]) -> None:
        self._values = array("l", values)
        self._runs = [sum(self._values[i : i + RUN]) for i in range(0, len(self._values), RUN)]
        self.total = sum(self._runs)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def __setitem__(self, index: int, value: int) -> None:
        change = value - self._values[index]
        self._values[index] = value
        self._runs[index // RUN] += change
        self.total += change

    def before(self, index: int) -> int:
        """The sum of all values before `index`."""
        run = index // RUN
        return sum(self._runs[:run]) + sum(self._values[run * RUN : index])

    def find(self, position: int) -> tuple[int, int]:
        """Whose range holds `position`, and how far into it; the last one beyond the end.

        Values of 0 hold nothing and are passed over.
        """
        run, into = _holder(self._runs, position)
        index, into = _holder(self._values[run * RUN : (run + 1) * RUN], into)
        return run * RUN + index, into


def _holder(values: Iterable[int], position: int) -> tuple[int, int]:
    ends = list(accumulate(values))
    index = min(bisect_right(ends, position), len(ends) - 1)
    return index, position - (ends[index - 1] if index else 0)
