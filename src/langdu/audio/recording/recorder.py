"""A recorder: keeps the last moment before it is started, and what was recorded when the microphone goes.

The microphone is open as long as the recorder is; only `PRE_ROLL` seconds are held until `start`. `read` gives what
came since the last `read`, so that who listens for the end of speech does so in a thread of its own, not in the
microphone's.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from langdu.audio.recording.microphone import RATE, SAMPLE, Microphone
from langdu.audio.recording.open import open_microphone
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.audio.recording.microphone import Hear

#: Seconds that are kept from before `start`: who presses the key while beginning to speak loses no initial.
PRE_ROLL = 0.3
#: Seconds that a recording may be long (langdu.practice.recording.sound.LONGEST_SECONDS).
LONGEST_SECONDS = 120.0
#: Seconds without a sample after which a microphone is taken for gone, and before the first one: a PulseAudio source
#: hands over its first after 1.5 to 2 s.
STALLED, STARTING = 1.5, 6.0
#: dB of full scale that the meter calls silence.
FLOOR = -90.0


class Recorder:
    """Records from one microphone, again and again; a context manager that closes it.

    Args:
        name: a part of the microphone's name; "" for the system's default, which also stands in for one that is not
            there.
        opener: opens it, as `open_microphone` does; a test gives its own.
        clock: seconds from some fixed moment; a test moves its own.

    Attributes:
        level: how loud the last `PERIOD` was, in dB of full scale.
        peak: its largest sample, 0 to 1.
        is_lost: whether the microphone went; `open` looks for one again.
        is_full: whether the recording reached `LONGEST_SECONDS`.
    """

    def __init__(
        self,
        name: str = "",
        opener: Callable[[Hear, str], Microphone] = open_microphone,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._opener, self._clock = name, opener, clock
        self._changed = threading.Condition()
        self._microphone: Microphone | None = None
        self._before: deque[bytes] = deque()
        self._recorded: bytearray | None = None
        self._read = 0
        self._heard_at, self._patience = 0.0, STARTING
        self.level, self.peak = FLOOR, 0.0
        self.is_lost = self.is_full = False
        self._notice, self._told = "", ""

    @property
    def is_open(self) -> bool:
        """Whether there is a microphone."""
        return self._microphone is not None and not self.is_lost

    def open(self) -> None:
        """Open the microphone, if it is not; also one that was lost. Takes some tenths of a second.

        Raises:
            NoAudioDevice: there is none.
        """
        if self.is_open:
            self._take_named()
            return
        self.close()
        with self._changed:
            self._heard_at, self._patience, self.is_lost = self._clock(), STARTING, False
        self._microphone = self._opened()

    def _take_named(self) -> None:
        """Where the default stands in for a microphone that was named: have that one, if it is there by now."""
        stand_in = self._microphone
        if self._notice and stand_in is not None:
            with suppress(NoAudioDevice):
                self._microphone, self._notice = self._opener(self._hear, self._name), ""
                stand_in.close()

    def _opened(self) -> Microphone:
        try:
            microphone = self._opener(self._hear, self._name)
        except NoAudioDevice:
            if not self._name:
                raise
            self._notice = f"there is no microphone {self._name!r}: recording with the default one"
            return self._opener(self._hear, "")
        self._notice = ""
        return microphone

    def news(self) -> str:
        """What to tell the learner of the microphone, once; "" if there is nothing new."""
        told, self._told = self._told, self._notice
        return self._notice if self._notice != told else ""

    def start(self, *, pre_roll: bool = True) -> None:
        """Begin a recording; one that runs is dropped.

        Args:
            pre_roll: whether with what was heard in the last `PRE_ROLL` seconds; not where something was played then.

        Raises:
            NoAudioDevice: the microphone is not open.
        """
        if not self.is_open:
            raise NoAudioDevice("the microphone is not open", remedy="plug one in and try again")
        with self._changed:
            self._recorded = bytearray().join(self._before if pre_roll else ())
            self._read, self.is_full = 0, False
            self._before.clear()

    def read(self, timeout: float = 0.1) -> bytes:
        """What was recorded since the last `read`; waits for something, at most `timeout` seconds.

        Nothing, and `is_lost` set, where the microphone has gone; nothing, and `is_full` set, at the longest.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._has_new() or self.is_lost or self.is_full, timeout)
            if not self._has_new() and self._clock() - self._heard_at > self._patience:
                self.is_lost = True
            new = bytes((self._recorded or b"")[self._read :])
            self._read += len(new)
            return new

    def finish(self) -> bytes:
        """End the recording; all of it: mono, signed 16 bit, `RATE`. Nothing where none was begun."""
        with self._changed:
            recorded, self._recorded, self._read = bytes(self._recorded or b""), None, 0
            self._changed.notify_all()
            return recorded

    def close(self) -> None:
        """Let go of the microphone; what was recorded is still there."""
        microphone, self._microphone = self._microphone, None
        if microphone is not None and self.is_lost:
            threading.Thread(target=microphone.close, daemon=True).start()  # one that is gone may take its time
        elif microphone is not None:
            microphone.close()
        self.level, self.peak = FLOOR, 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hear(self, piece: bytes) -> None:
        level, peak = measured(piece)
        with self._changed:
            self._heard_at, self._patience = self._clock(), STALLED
            self.level, self.peak = level, peak
            if self._recorded is None:
                self._remember(piece)
                return
            room = round(LONGEST_SECONDS * RATE) * SAMPLE - len(self._recorded)
            self._recorded += piece[:room]
            self.is_full = len(piece) >= room
            self._changed.notify_all()

    def _has_new(self) -> bool:
        return self._recorded is not None and self._read < len(self._recorded)

    def _remember(self, piece: bytes) -> None:
        self._before.append(piece)
        most = round(PRE_ROLL * RATE) * SAMPLE
        held = sum(map(len, self._before))
        while held - len(self._before[0]) >= most:
            held -= len(self._before.popleft())


def measured(piece: bytes) -> tuple[float, float]:
    """The level of some samples in dB of full scale, `FLOOR` at least, and the largest of them, 0 to 1."""
    samples = memoryview(piece).cast("h")
    if not len(samples):
        return FLOOR, 0.0
    power = sum(sample * sample for sample in samples) / len(samples)
    level = 10 * math.log10(power) - 20 * math.log10(32768) if power else FLOOR
    return max(FLOOR, level), max(*samples, -min(samples)) / 32767
