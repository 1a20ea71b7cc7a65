"""What was searched for in a text, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Span


class Matches:
    """Where a query stands.

    Args:
        query: what was searched for.
        spans: where it stands, in order.
        is_exact: whether all of these are known to be read so.
    """

    def __init__(self, query: str = "", spans: Sequence[Span] = (), *, is_exact: bool = True) -> None:
        self.query, self.spans, self._is_exact = query, spans, is_exact
        self._starts = [span.start for span in spans]

    def step(self, offset: int, step: int) -> int | None:
        """The number of the match after a code point (step 1) or before it (-1), round the end; None of none."""
        if not self.spans:
            return None
        after = bisect_right(self._starts, offset) if step > 0 else bisect_left(self._starts, offset) - 1
        return after % len(self.spans)

    def told(self, number: int) -> str:
        """What to say of a match."""
        most = "" if self._is_exact else "at most "
        return f"{self.query}: {number + 1:,} of {most}{len(self.spans):,} · n the next, N the one before, esc ends"
