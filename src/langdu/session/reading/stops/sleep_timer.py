"""A timer after which reading stops."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class SleepTimer:
    """Counts down; off to begin with. Not thread-safe.

    Args:
        clock: seconds from some fixed moment; a test moves its own.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end: float | None = None

    def set(self, seconds: float | None) -> None:
        """Be over after so many seconds from now; None for off."""
        self._end = None if seconds is None else self._clock() + seconds

    @property
    def left_s(self) -> float | None:
        """Seconds until it is over, 0 from then on; None while it is off."""
        return None if self._end is None else max(0.0, self._end - self._clock())

    @property
    def is_over(self) -> bool:
        """Whether it was set, and its time has come."""
        return self.left_s == 0
