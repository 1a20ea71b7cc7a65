"""Changes of a text, made together, and where places of the text before are in the text after."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """What stands in the place of `text[start:end]`."""

    start: int
    end: int
    new: str


class Edited:
    """A text after its edits; of edits that overlap the first one holds.

    Attributes:
        text: it.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        pieces: list[str] = []
        self._before, self._after = [0], [0]
        at = length = 0
        for start, end, new in sorted(edits):
            if start < at:
                continue
            pieces += (text[at:start], new)
            length += start - at + len(new)
            at = end
            self._before.append(end)
            self._after.append(length)
        self.text = "".join([*pieces, text[at:]])

    def place(self, offset: int) -> int:
        """Where a code point of the text before is; of one that is gone, where what replaces it ends at the latest."""
        index = bisect_right(self._before, offset) - 1
        moved = self._after[index] + offset - self._before[index]
        return min(moved, self._after[index + 1]) if index + 1 < len(self._after) else moved
