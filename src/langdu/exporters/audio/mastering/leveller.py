"""A stream brought to a level while it goes: by what was heard so far and what comes in the next seconds.

The gain follows the mean of the whole stream, so that it hardly moves after the first sentences and never follows a
single word; for voices that are at the level already it stays near 1.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.exporters.audio.mastering.meters import Meter
    from langdu.signal.arrays import Samples

#: Pieces that are heard before one is handed on; of a second each, 3 s of look-ahead.
LOOK_AHEAD_PIECES = 3
#: What is added or taken at most, in dB.
MOST_RAISED_DB, MOST_LOWERED_DB = 24.0, 30.0


class Leveller:
    """Takes a stream in pieces, and gives it back a little later.

    Args:
        meter: tells how loud it is.
        target: how loud it is to be, in the meter's unit.
    """

    def __init__(self, meter: Meter, target: float) -> None:
        self._meter, self._target = meter, target
        self._waiting: deque[Samples] = deque()
        self._gain_db: float | None = None

    def feed(self, piece: Samples) -> Iterator[Samples]:
        """The next piece; those that are ready."""
        self._meter.add(piece)
        self._waiting.append(piece)
        if len(self._waiting) > LOOK_AHEAD_PIECES:
            yield self._next()

    def flush(self) -> Iterator[Samples]:
        """The rest."""
        while self._waiting:
            yield self._next()

    def _next(self) -> Samples:
        """The oldest piece, its gain going from the last piece's to what is right now."""
        import numpy as np

        piece = self._waiting.popleft()
        level = self._meter.level()
        wanted_db = min(max(self._target - level, -MOST_LOWERED_DB), MOST_RAISED_DB) if np.isfinite(level) else 0.0
        before_db = wanted_db if self._gain_db is None else self._gain_db
        self._gain_db = wanted_db
        if not piece.any():
            return piece
        return (piece * 10 ** (np.linspace(before_db, wanted_db, len(piece)) / 20)).astype(np.float32)
