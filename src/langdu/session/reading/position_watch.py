"""Following what is at the speaker by the audio clock: each look sets the alarm for the next.

`loop.call_at`, chained to the clock, is within 5 to 9 ms (p95); a timer that looks 30 times a second is 37 ms late.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.session.reading.aloud import Now

#: Seconds after the change at which to look: just past it, so as to see what is new.
MARGIN = 0.002
#: Seconds between two looks while it is not known when the next change comes.
POLL_SECONDS = 0.03
#: Seconds without a look at most: a device that stalled has made the last answer wrong.
LONGEST_WAIT_SECONDS = 0.25


class PositionClock(Protocol):
    """What tells what is at the speaker."""

    @property
    def state(self) -> str:
        """Whether it moves: playing, paused or stopped."""

    def now(self) -> Now | None:
        """What is at the speaker, and for how long."""


class PositionWatch:
    """Calls `show` whenever something else is at the speaker, as long as the clock plays."""

    def __init__(self, clock: PositionClock, show: Callable[[Now], None]) -> None:
        self._clock, self._show = clock, show
        self._alarm: asyncio.TimerHandle | None = None
        self._last: tuple[object, object] | None = None

    def wake(self) -> None:
        """Something has changed (playing began, a jump, another speed): look now."""
        self.rest()
        self._look()

    def rest(self) -> None:
        """Look no more."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _look(self) -> None:
        now = self._clock.now()
        if now is not None and (now.place, now.span) != self._last:
            self._last = (now.place, now.span)
            self._show(now)
        if self._clock.state == "playing":
            until = None if now is None else now.until
            wait = POLL_SECONDS if until is None else min(max(0.0, until) + MARGIN, LONGEST_WAIT_SECONDS)
            loop = asyncio.get_running_loop()
            self._alarm = loop.call_at(loop.time() + wait, self._look)
