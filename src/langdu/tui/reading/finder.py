"""Finding one's way in a text: what was searched for and where it stands, and the places one came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Span

#: The most places that are kept to go back to.
PLACES_KEPT = 50


class Matches:
    """Where a query stands.

    Args:
        query: what was searched for.
        spans: where it stands, in order.
    """

    def __init__(self, query: str = "", spans: Sequence[Span] = ()) -> None:
        self.query, self.spans = query, spans
        self._starts = [span.start for span in spans]

    def step(self, offset: int, step: int) -> int | None:
        """The number of the match after a code point (step 1) or before it (-1), round the end; None of none."""
        if not self.spans:
            return None
        after = bisect_right(self._starts, offset) if step > 0 else bisect_left(self._starts, offset) - 1
        return after % len(self.spans)

    def told(self, number: int) -> str:
        """What to say of a match."""
        return f"{self.query}: {number + 1:,} of {len(self.spans):,} · n the next, N the one before, esc ends"


class History:
    """The places that jumps left, to go back to and on from."""

    def __init__(self) -> None:
        self._back: list[int] = []
        self._on: list[int] = []

    def leave(self, offset: int) -> None:
        """A jump leaves a code point."""
        self._back = [*self._back, offset][-PLACES_KEPT:]
        self._on.clear()

    def back(self, offset: int) -> int | None:
        """Where one came from, `offset` being where one is; None if nowhere."""
        if not self._back:
            return None
        self._on.append(offset)
        return self._back.pop()

    def on(self, offset: int) -> int | None:
        """Where one went back from; None if nowhere."""
        if not self._on:
            return None
        self._back.append(offset)
        return self._on.pop()
