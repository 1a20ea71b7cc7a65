"""A player on a sound device that outlives the device.

The device pulls from a callback some periods before the samples are heard. It starts when its buffers are full
and then takes them in real time, so the speaker is where the clock says since the first pull, and the pulls
keep that clock honest: see `Clock` and `Stream`. Where nothing is pulled any more (the device was unplugged, the sound
server died), a watch opens whatever is the default now and goes on with what was at the speaker; where there is
none, time goes on in silence, and whatever is played next looks for a device again. While the default stands in for
a device that was named, the watch looks for that one, and goes on with it when it is there.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from langdu.audio.playing.output import open_output
from langdu.audio.playing.player import Player
from langdu.audio.playing.port import BEHIND_SECONDS, PERIOD, Output
from langdu.audio.playing.shape import SAMPLE
from langdu.audio.playing.stream import Stream
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds without a pull after which a device is taken for gone.
STALLED = 1.0
#: The same before it has pulled a second time: PulseAudio's null sink takes two seconds of nothing first.
STARTING = 3.0
#: Seconds between two looks at whether the device still pulls.
POLL_SECONDS = 0.25
#: Seconds between two looks at whether a device that was named and was not there is there again.
LOOK_FOR_NAMED = 3.0
#: How often a device may run dry before it gets a longer period, and the longest, in milliseconds: a pause that is
#: felt as late is better than crackling.
DRY, LONGEST_PERIOD_MS = 2, 80
IN_SILENCE = "reading on in silence, in time"


class DevicePlayer(Player):
    """Plays on a sound device; where there is none, in silence until there is.

    Args:
        device: a part of the name of the device; "" for the system's default, which also stands in for one that is
            not there.
        backend: the name of a miniaudio backend; a test takes `NULL`.
        opener: opens the device, as `open_output` does; a test gives its own.
    """

    def __init__(
        self, device: str = "", backend: str | None = None, opener: Callable[..., Output] = open_output
    ) -> None:
        self._name, self._backend, self._opener = device, backend, opener
        self._lock = threading.Condition()
        self._opening = threading.RLock()  # held while a device is opened or closed, never by the device's callback
        self._output: Output | None = None
        self._ticket = self._tickets = self._count = self._gaps = 0
        self._period = PERIOD
        self._wanted = self._closed = False
        self.sample_rate, self.silent = 24000, True
        self._stream = Stream(self.sample_rate, time.monotonic())
        self._is_stand_in, self._looked = False, time.monotonic()
        try:
            if self._connect_first() != device:
                self.tell(f"there is no sound device {device!r}: reading on with the default one")
        except NoAudioDevice as error:
            self.tell(f"{error.what}: {IN_SILENCE}")
        threading.Thread(target=self._watch, daemon=True).start()

    def start(self, sample_rate: int) -> None:
        """Begin a new stream; opens the device again if its rate changes or it was gone."""
        with self._opening:
            with self._lock:
                same = sample_rate == self.sample_rate and not self.silent
                self.sample_rate = sample_rate
                if same:
                    self._stream.reset()
                else:
                    self._stream = Stream(sample_rate, time.monotonic())
            if not same:
                self._close_output()
                self._connect_any()

    def write(self, pcm: bytes) -> None:
        """Append to what the callback takes."""
        with self._lock:
            self._stream.write(pcm)

    def played(self) -> float:
        """Where the clock says the speaker is."""
        with self._lock:
            now = time.monotonic()
            self._make_up(now)
            return self._stream.position(now - self._lateness())

    def written(self) -> int:
        """Where the next write goes."""
        with self._lock:
            return self._stream.written

    def committed(self) -> float:
        """What was pulled, and a fade."""
        with self._lock:
            return self._stream.committed

    def cut(self, at: float) -> int:
        """Keep what the device has and a fade."""
        with self._lock:
            self._stream.cut(at)
            return self._stream.written

    def pause(self) -> None:
        """Feed silence from the next pull on."""
        with self._lock:
            self._stream.pause()

    def resume(self) -> None:
        """Feed sound again; look for a device where there is none."""
        with self._lock:
            self._stream.resume()
            self._wanted = self.silent
            self._lock.notify_all()

    def drain(self) -> None:
        """Wait for the end."""
        while not self._is_drained():
            time.sleep(max(0.001, self.buffered() / self.sample_rate))

    def close(self) -> None:
        """Stop the device."""
        with self._opening:
            with self._lock:
                self._closed = True
                self._lock.notify_all()
            self._close_output()

    # The stream. All of this with the lock held.

    def _make_up(self, now: float) -> None:
        """Where there is no device, let time go on without it."""
        late = now - self._stream.pulled_at
        if self.silent and late >= PERIOD / 1000:
            self._stream.pull(round(late * self.sample_rate), now, self.volume)

    def _lateness(self) -> float:
        output = self._output
        return self.latency + (BEHIND_SECONDS if output is None else output.behind_seconds)

    def _is_drained(self) -> bool:
        with self._lock:
            now = time.monotonic()
            self._make_up(now)
            return self._stream.is_paused or self._stream.settle(now - self._lateness())

    def _pull(self, count: int) -> bytes:
        """What the device gets."""
        self._count += 1
        before = self._stream.clock.dry
        block = self._stream.pull(count, time.monotonic(), self.volume)
        self.gaps += self._stream.clock.dry - before
        return block

    def _take_over(self, ticket: int) -> None:
        """From now on, the device that was opened with `ticket` has the stream."""
        if ticket > self._ticket:
            self._stream.rewind(time.monotonic())
            self._ticket, self._count, self._gaps, self.silent = ticket, 0, self.gaps, False

    def _is_gone(self) -> bool:
        late = time.monotonic() - self._stream.pulled_at
        return not self.silent and late > (STARTING if self._count < 2 else STALLED)

    def _crackles(self) -> bool:
        return self.gaps - self._gaps >= DRY and self._period < LONGEST_PERIOD_MS

    def _misses_named(self) -> bool:
        return self._is_stand_in and not self.silent and time.monotonic() - self._looked >= LOOK_FOR_NAMED

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
                return self._pull(count)

        self._output = self._opener(pull, self.sample_rate, name, self._period, self._backend)
        with self._lock:
            self._take_over(ticket)

    def _connect_first(self) -> str:
        """Open the device that was asked for, or else the default one; the name of that which is there."""
        try:
            self._connect(self._name)
            self._is_stand_in = False
        except NoAudioDevice:
            if not self._name:
                raise
            self._connect("")
            self._is_stand_in = True
            return ""
        return self._name

    def _connect_any(self) -> str | None:
        """The same, and tell which; or go on in silence."""
        try:
            return self._connect_first() or "the default one"
        except NoAudioDevice:
            self._fall_silent("the sound device is gone")
            return None

    def _fall_silent(self, why: str) -> None:
        with self._lock:
            if not self.silent:
                self._stream.rewind(time.monotonic())
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
                self._lock.wait_for(lambda: self._closed or self._wanted, POLL_SECONDS)
                if self._closed:
                    return
                gone, crackles = self._is_gone() or self._wanted, self._crackles()
                misses = self._misses_named()
            with self._opening:
                if gone:
                    self._reconnect()
                elif crackles:
                    self._lengthen()
                elif misses:
                    self._look_for_named()

    def _lengthen(self) -> None:
        """Have the device take more at a time; the old one goes on until the new one takes over."""
        old = self._output
        with self._lock:
            if self._closed or not self._crackles():
                return
            self._period, self._gaps = 2 * self._period, self.gaps
        try:
            self._connect("" if self._is_stand_in else self._name)
        except NoAudioDevice:
            return  # it cannot be opened twice: the next time that it is opened, then
        if old is not None:
            old.close()

    def _look_for_named(self) -> None:
        """Go on with the device that was named, if it is there by now."""
        old, self._looked = self._output, time.monotonic()
        if self._closed:
            return
        try:
            self._connect(self._name)
        except NoAudioDevice:
            return
        self._is_stand_in = False
        if old is not None:
            old.close()
        with self._lock:
            self.tell(f"the sound device {self._name!r} is there: reading on with it")

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
