"""A Fenwick tree: the heights of 60,000 blocks, of which any may change while the reader scrolls."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fenwick:
    """Prefix sums of whole numbers; building is linear, every other call takes a few steps."""

    def __init__(self, values: Iterable[int]) -> None:
        self._values = array("l", values)
        sums = [0, *accumulate(self._values)]
        self._tree = array("l", [sums[i] - sums[i - (i & -i)] for i in range(len(sums))])
        self._top = 1 << (len(self._values).bit_length() - 1) if self._values else 0
        self.total = sums[-1]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def __setitem__(self, index: int, value: int) -> None:
        change = value - self._values[index]
        if not change:
            return
        self._values[index] = value
        self.total += change
        index += 1
        while index < len(self._tree):
            self._tree[index] += change
            index += index & -index

    def before(self, index: int) -> int:
        """The sum of all values before `index`."""
        total = 0
        while index:
            total += self._tree[index]
            index -= index & -index
        return total

    def find(self, position: int) -> tuple[int, int]:
        """Whose range holds `position`, and how far into it; the last one beyond the end."""
        index, step = 0, self._top
        while step:
            ahead = index + step
            if ahead <= len(self._values) and self._tree[ahead] <= position:
                index = ahead
                position -= self._tree[ahead]
            step >>= 1
        if index == len(self._values) and index:
            index -= 1
            position += self._values[index]
        return index, position
