"""The samples between who writes them and the device that pulls them, and which of them is at the speaker."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from langdu.audio.playing.clock import DeviceClock
from langdu.audio.playing.shape import FADE, SAMPLE, Gain, fade_out

#: Seconds that pulls are remembered: the longest latency, and what a device that goes has pulled and not played.
REMEMBERED_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Pull:
    """Samples on their way to the speaker: when on the device's clock, where on the stream, and what."""

    start: int
    position: int
    block: bytes

    @property
    def length(self) -> int:
        return len(self.block) // SAMPLE


class Stream:
    """Mono samples (signed 16 bit) in a row. Positions are samples from its beginning. Not thread-safe.

    Attributes:
        pulled: the position up to which a device has taken it.
        pulled_at: when a device took something last, as `time.monotonic` counts.
        clock: says what is at the speaker.
        is_paused: whether a device gets silence instead.
    """

    def __init__(self, rate: int, now: float) -> None:
        self.rate, self.pulled_at = rate, now
        self.clock = DeviceClock(rate)
        self._gain = Gain()
        self.reset()

    def reset(self) -> None:
        """Begin anew, on the device that plays already."""
        self._data = bytearray()
        self.pulled = 0
        self._pulls: deque[_Pull] = deque()
        self.is_paused = self._is_fading = False

    def write(self, pcm: bytes) -> None:
        """Append samples."""
        self._data += pcm

    @property
    def written(self) -> int:
        """Where the next write goes."""
        return self.pulled + len(self._data) // SAMPLE

    @property
    def committed(self) -> float:
        """Before it nothing can be cut any more: what was pulled, and a fade."""
        return self.pulled + FADE * self.rate

    def cut(self, at: float) -> None:
        """Drop what can be dropped from `at` on, and fade out what is left."""
        fade = round(FADE * self.rate)
        keep = max(round(at) - self.pulled, fade) * SAMPLE
        if keep < len(self._data):
            del self._data[keep:]
            fade_out(self._data, fade)

    def pause(self) -> None:
        """Give silence, after a fade."""
        if not self.is_paused:
            self.is_paused = self._is_fading = True

    def resume(self) -> None:
        """Give sound again, faded in."""
        if self.is_paused:
            self._gain.reset(0.0)
        self.is_paused = self._is_fading = False

    def pull(self, count: int, now: float, volume: float) -> bytes:
        """What a device gets that asks for `count` samples."""
        self.pulled_at = now
        start = self.clock.pull(count, now)
        kept = self.clock.position(now - REMEMBERED_SECONDS)
        while len(self._pulls) > 1 and self._pulls[1].start <= kept:
            self._pulls.popleft()
        if self.is_paused and not self._is_fading:
            return bytes(count * SAMPLE)
        block = self._data[: count * SAMPLE]
        if self._is_fading:
            fade = min(len(block) // SAMPLE, round(FADE * self.rate))
            del block[fade * SAMPLE :]
            fade_out(block, fade)
            self._is_fading = False
        del self._data[: len(block)]
        if block:
            self._pulls.append(_Pull(start, self.pulled, bytes(block)))
            self.pulled += len(block) // SAMPLE
        self._gain.apply(block, volume, self.rate)
        return bytes(block).ljust(count * SAMPLE, b"\0")

    def position(self, moment: float) -> float:
        """What is at the speaker at a moment that is not longer ago than `REMEMBERED_SECONDS`."""
        at = self.clock.position(moment)
        for pull in reversed(self._pulls):
            if pull.start <= at:
                return pull.position + min(at - pull.start, pull.length)
        return float(self._pulls[0].position if self._pulls else self.pulled)

    def settle(self, moment: float) -> bool:
        """Whether all that was written is heard by that moment; what was heard stays so, if the clock is put back."""
        is_heard = self.position(moment) >= self.written
        if is_heard:
            self._pulls.clear()
        return is_heard

    def rewind(self, now: float) -> None:
        """What a device had pulled and not played when it pulled last goes to the next one."""
        at = round(self.position(self.pulled_at))
        waiting = b"".join(pull.block[max(0, at - pull.position) * SAMPLE :] for pull in self._pulls)
        self._data[:0] = waiting
        self.pulled -= len(waiting) // SAMPLE
        self._pulls.clear()
        self.clock = DeviceClock(self.rate)
        self.pulled_at = now
