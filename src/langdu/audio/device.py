"""A player on a sound device that outlives the device.

The device pulls from a callback some periods before the samples are heard. It starts when its buffers are full
and then takes them in real time, so the speaker is where the clock says since the first pull, and the pulls
keep that clock honest: see `Clock`. Where nothing is pulled any more (the device was unplugged, the sound
server died), a watch opens whatever is the default now and goes on with what was at the speaker; where there is
none, time goes on in silence, and whatever is played next looks for a device again.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.audio.clock import Clock
from langdu.audio.output import PERIOD, Output
from langdu.audio.player import Player
from langdu.audio.shape import FADE, SAMPLE, Gain, fade_out
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds without a pull after which a device is taken for gone.
STALLED = 1.0
#: The same before it has pulled a second time: PulseAudio's null sink takes two seconds of nothing first.
STARTING = 3.0
#: Seconds between two looks at whether the device still pulls.
LOOK = 0.25
#: Seconds that pulls are remembered: the longest latency, and what a device that goes has pulled and not played.
KEPT = 1.0
#: Seconds from a device's queue to the air: 11 to 15 ms were measured behind PulseAudio (tests/bench/loopback.py).
BEHIND = 0.01
IN_SILENCE = "reading on in silence, in time"


@dataclass(frozen=True, slots=True)
class _Pull:
    """Samples on their way to the speaker: when on the device's clock, where on the stream, and what."""

    start: int
    position: int
    block: bytes

    @property
    def length(self) -> int:
        return len(self.block) // SAMPLE


class DevicePlayer(Player):
    """Plays on a sound device; where there is none, in silence until there is.

    Args:
        device: a part of the name of the device; "" for the system's default.
        backend: the name of a miniaudio backend; a test takes `NULL`.
        opener: opens the device, as `Output` does; a test gives its own.

    Raises:
        NoAudioDevice: there is none of that name.
    """

    def __init__(self, device: str = "", backend: str | None = None, opener: Callable[..., Output] = Output) -> None:
        self._name, self._backend, self._opener = device, backend, opener
        self._lock = threading.Condition()
        self._opening = threading.RLock()  # held while a device is opened or closed, never by the device's callback
        self._output: Output | None = None
        self._ticket = self._tickets = self._count = 0
        self._last_pull = time.monotonic()
        self._wanted = self._closed = self._paused = self._fading = False
        self._gain = Gain()
        self.sample_rate, self.silent = 24000, True
        self._clock = Clock(self.sample_rate)
        self._reset()
        try:
            self._connect(device)
        except NoAudioDevice as error:
            if device:
                raise
            self.tell(f"{error.what}: {IN_SILENCE}")
        threading.Thread(target=self._watch, daemon=True).start()

    def start(self, sample_rate: int) -> None:
        """Begin a new stream; opens the device again if its rate changes or it was gone."""
        with self._opening:
            with self._lock:
                same = sample_rate == self.sample_rate and not self.silent
                self.sample_rate = sample_rate
                self._reset()
                if not same:
                    self._clock = Clock(sample_rate)
            if not same:
                self._close_output()
                self._connect_any()

    def write(self, pcm: bytes) -> None:
        """Append to what the callback takes."""
        with self._lock:
            self._data += pcm

    def played(self) -> float:
        """Where the clock says the speaker is."""
        with self._lock:
            now = time.monotonic()
            self._make_up(now)
            kept = self._clock.position(self._last_pull - KEPT)
            while len(self._pulls) > 1 and self._pulls[1].start <= kept:
                self._pulls.popleft()
            return self._position(now - self.latency - BEHIND)

    def written(self) -> int:
        """Where the next write goes."""
        with self._lock:
            return self._pulled + len(self._data) // SAMPLE

    def committed(self) -> float:
        """What was pulled, and a fade."""
        with self._lock:
            return self._pulled + FADE * self.sample_rate

    def cut(self, at: float) -> int:
        """Keep what the device has and a fade."""
        with self._lock:
            fade = round(FADE * self.sample_rate)
            keep = max(round(at) - self._pulled, fade) * SAMPLE
            if keep < len(self._data):
                del self._data[keep:]
                fade_out(self._data, fade)
            return self.written()

    def pause(self) -> None:
        """Feed silence from the next pull on."""
        with self._lock:
            if not self._paused:
                self._paused = self._fading = True

    def resume(self) -> None:
        """Feed sound again; look for a device where there is none."""
        with self._lock:
            if self._paused:
                self._gain.reset(0.0)
            self._paused = self._fading = False
            self._wanted = self.silent
            self._lock.notify_all()

    def drain(self) -> None:
        """Wait for the end."""
        while not self._paused and (left := self.buffered()) >= 1:
            time.sleep(max(0.001, left / self.sample_rate))

    def close(self) -> None:
        """Stop the device."""
        with self._opening:
            with self._lock:
                self._closed = True
                self._lock.notify_all()
            self._close_output()

    # The stream. All of this with the lock held.

    def _reset(self) -> None:
        self._data = bytearray()
        self._pulled = 0
        self._pulls: deque[_Pull] = deque()
        self._paused = self._fading = False

    def _position(self, moment: float) -> float:
        """What is at the speaker at a moment not before the oldest pull that is remembered."""
        at = self._clock.position(moment)
        for pull in reversed(self._pulls):
            if pull.start <= at:
                return pull.position + min(at - pull.start, pull.length)
        return float(self._pulls[0].position if self._pulls else self._pulled)

    def _make_up(self, now: float) -> None:
        """Where there is no device, let time go on without it."""
        late = now - self._last_pull
        if self.silent and late >= PERIOD / 1000:
            self._pull(round(late * self.sample_rate))

    def _pull(self, count: int) -> bytes:
        self._last_pull = time.monotonic()
        dry = self._clock.dry
        start = self._clock.pull(count, self._last_pull)
        self.gaps += self._clock.dry - dry
        if self._paused and not self._fading:
            return bytes(count * SAMPLE)
        block = self._data[: count * SAMPLE]
        if self._fading:
            fade = min(len(block) // SAMPLE, round(FADE * self.sample_rate))
            del block[fade * SAMPLE :]
            fade_out(block, fade)
            self._fading = False
        del self._data[: len(block)]
        if block:
            self._pulls.append(_Pull(start, self._pulled, bytes(block)))
            self._pulled += len(block) // SAMPLE
        self._gain.apply(block, self.volume, self.sample_rate)
        return bytes(block).ljust(count * SAMPLE, b"\0")

    def _rewind(self) -> None:
        """What a device that is gone had pulled and not played goes to the next one."""
        at = round(self._position(self._last_pull))
        waiting = b"".join(pull.block[max(0, at - pull.position) * SAMPLE :] for pull in self._pulls)
        self._data[:0] = waiting
        self._pulled -= len(waiting) // SAMPLE
        self._pulls.clear()
        self._clock = Clock(self.sample_rate)
        self._last_pull = time.monotonic()

    def _take_over(self, ticket: int) -> None:
        """From now on, the device that was opened with `ticket` has the stream."""
        if ticket > self._ticket:
            self._rewind()
            self._ticket, self._count, self.silent = ticket, 0, False

    def _is_gone(self) -> bool:
        late = time.monotonic() - self._last_pull
        return not self.silent and late > (STARTING if self._count < 2 else STALLED)

    # The device. All of this with `_opening` held, but not the lock.

    def _connect(self, name: str) -> None:
        """Open the device of that name and have it take the stream over."""
        self._tickets += 1
        ticket = self._tickets

        def pull(count: int) -> bytes:
            with self._lock:
                self._take_over(ticket)
                if ticket != self._ticket:
                    return bytes(count * SAMPLE)
                self._count += 1
                return self._pull(count)

        self._output = self._opener(pull, self.sample_rate, name, self._backend)
        with self._lock:
            self._take_over(ticket)

    def _connect_any(self) -> str | None:
        """Open the device that was asked for, or else the default one, and tell which; or go on in silence."""
        for name in dict.fromkeys((self._name, "")):
            try:
                self._connect(name)
            except NoAudioDevice:
                continue
            return name or "the default one"
        self._fall_silent("the sound device is gone")
        return None

    def _fall_silent(self, why: str) -> None:
        with self._lock:
            if not self.silent:
                self._rewind()
                self.silent = True
                self.tell(f"{why}: {IN_SILENCE}")

    def _close_output(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.close()

    def _watch(self) -> None:
        """See to it that there is a device as long as the player is open."""
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._closed or self._wanted, LOOK)
                if self._closed:
                    return
                due = self._is_gone() or self._wanted
            if due:
                with self._opening:
                    self._reconnect()

    def _reconnect(self) -> None:
        with self._lock:
            gone, wanted = self._is_gone(), self._wanted and self.silent
            is_dumb = self._count < 2
            self._wanted = False
            if self._closed or not (gone or wanted):
                return
        output, self._output = self._output, None
        if output is not None:
            output.abandon()
        if gone and is_dumb:
            self._fall_silent("the sound device does not play")
        elif (name := self._connect_any()) is not None:
            with self._lock:
                lost = f"the sound device is gone: reading on with {name}"
                self.tell(lost if gone else "there is a sound device again")
