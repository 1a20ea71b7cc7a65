"""How many sentences come before a place: exact for blocks that were split, estimated for the others until all are."""

from __future__ import annotations

from array import array
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu.session.text.background import COUNTED_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Document
    from langdu.session.text.background import Background

#: Characters a sentence has in running Chinese prose, for the estimate.
TYPICAL = 33


class SentenceCount:
    """The number of sentences in each block.

    Args:
        document: the text.
        split: gives the sentences of a block.
    """

    def __init__(self, document: Document, split: Callable[[int], Sequence[object]]) -> None:
        self._document, self._split = document, split
        self._known = bytearray(len(document.blocks))
        self._counts = array("i", bytes(4 * len(document.blocks)))
        self._guessed = False

    def of(self, block: int) -> int:
        """A block's sentences, counted now if they were not."""
        if not self._known[block]:
            self.learn(block, len(self._split(block)))
        return self._counts[block]

    def learn(self, block: int, count: int) -> None:
        """Take note of a count."""
        self._known[block] = 1
        self._counts[block] = count

    def before(self, block: int) -> int:
        """The sentences before a block."""
        if not self._guessed:
            self._guess()
        return sum(self._counts[:block])

    def find(self, number: int) -> tuple[int, int]:
        """The block that a sentence's number lies in, and how many sentences come before that block."""
        if not self._guessed:
            self._guess()
        before = 0
        for block in range(len(self._counts)):
            count = self.of(block) if block < COUNTED_AT_ONCE else self._counts[block]
            if number < before + count or block == len(self._counts) - 1:
                return block, before
            before += count
        return 0, 0

    def _guess(self) -> None:
        self._guessed = True
        for block, length in enumerate(self._document.blocks.lengths()):
            if not self._known[block]:
                self._counts[block] = max(1, round(length / TYPICAL))

    def run(self, background: Background, done: Callable[[], None]) -> None:
        """Count everything, a little at a time, in another process."""
        for start in range(0, len(self._counts), COUNTED_AT_ONCE):
            end = min(start + COUNTED_AT_ONCE, len(self._counts))
            try:
                counts = background.count(start, end).result()
            except (RuntimeError, CancelledError):
                return  # the book was closed, or the process died: the estimate stays
            for block, count in enumerate(counts, start):
                self.learn(block, count)
        done()
