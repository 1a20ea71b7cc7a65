"""A player without sound, in real time: for machines without a device, and for tests."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from langdu.audio.playing.player import Player

if TYPE_CHECKING:
    from collections.abc import Callable


class SilentPlayer(Player):
    """Plays nothing, at the right speed. It has no thread: the position is computed when it is asked for.

    Args:
        notice: what to tell the user.
        clock: seconds from some fixed moment; a test moves its own.
    """

    silent = True

    def __init__(self, notice: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        if notice:
            self.tell(notice)
        self._clock = clock
        self._lock = threading.RLock()
        self._since = clock()
        self._position = 0.0
        self._written = 0
        self._paused = False

    def start(self, sample_rate: int) -> None:
        """Begin a new stream."""
        with self._lock:
            self.sample_rate = sample_rate
            self._position, self._written, self._since = 0.0, 0, self._clock()
            self._paused = False

    def write(self, pcm: bytes) -> None:
        """Count the samples."""
        with self._lock:
            self.played()
            self._written += len(pcm) // 2

    def played(self) -> float:
        """The position, which stands still where there are no data."""
        with self._lock:
            now = self._clock()
            if not self._paused:
                self._position += (now - self._since) * self.sample_rate
            self._position = min(self._position, self._written)
            self._since = now
            return self._position

    def written(self) -> int:
        """Where the next write goes."""
        return self._written

    def committed(self) -> float:
        """Nothing is on its way: what is played."""
        return self.played()

    def cut(self, at: float) -> int:
        """Forget what is to come."""
        with self._lock:
            self._written = min(self._written, max(round(at), round(self.played())))
            self._position = min(self._position, self._written)
            return self._written

    def pause(self) -> None:
        """Hold the clock."""
        with self._lock:
            self.played()
            self._paused = True

    def resume(self) -> None:
        """Let the clock run."""
        with self._lock:
            self.played()
            self._paused = False

    def drain(self) -> None:
        """Wait for the end."""
        while not self._paused and (left := self.buffered()):
            time.sleep(max(0.001, left / self.sample_rate))

    def close(self) -> None:
        """There is nothing to let go of."""
