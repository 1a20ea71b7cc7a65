"""The sound device, by miniaudio (WASAPI, Core Audio, PulseAudio, ALSA…).

miniaudio pulls from a callback some periods before the samples are heard. It starts when its buffers are full
and then takes them in real time, so the speaker is where the clock says since the first pull, and the pulls
keep that clock honest: see `_Clock`.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from langdu.audio.player import Player
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Generator

#: Milliseconds that the device asks for at a time. Shorter and a busy interpreter is heard as crackling; longer
#: and a pause is felt as late.
PERIOD = 30
#: Seconds over which sound is faded where it is cut or paused: shorter clicks, longer is heard as a swell.
FADE = 0.005
#: Seconds without a pull after which the device is taken for gone.
STALLED = 1.0
SAMPLE = 2


class DevicePlayer(Player):
    """Plays on a sound device.

    Args:
        device: a part of the name of the device; None for the system's default.
        backend: the name of a miniaudio backend; a test takes `NULL`.

    Raises:
        NoAudioDevice: there is none, or none of that name.
    """

    def __init__(self, device: str | None = None, backend: str | None = None) -> None:
        self._name, self._backend = device, backend
        self._lock = threading.Condition()
        self._device: Any = None
        self._paused = self._fading = False
        self._reset()
        self._open(24000)

    def start(self, sample_rate: int) -> None:
        """Begin a new stream; opens the device again if its rate changes. If it is gone, time goes on in silence."""
        with self._lock:
            self._reset()
        if sample_rate != self.sample_rate:
            self.close()
            try:
                self._open(sample_rate)
            except NoAudioDevice as error:
                self._lost(error.what)

    def write(self, pcm: bytes) -> None:
        """Append to what the callback takes."""
        with self._lock:
            self._data += pcm

    def played(self) -> float:
        """Where the clock says the speaker is."""
        with self._lock:
            now = time.monotonic()
            self._make_up(now)
            at = self._clock.position(now)
            while len(self._pulls) > 1 and self._pulls[1][0] <= at:
                self._pulls.popleft()
            if not self._pulls:
                return float(self._pulled)
            heard, position, count = self._pulls[0]
            return position + min(max(0.0, at - heard), count)

    def written(self) -> int:
        """Where the next write goes."""
        with self._lock:
            return self._pulled + len(self._data) // SAMPLE

    def cut(self, at: float) -> int:
        """Keep what the device has and a fade."""
        with self._lock:
            fade = round(FADE * self.sample_rate)
            keep = max(round(at) - self._pulled, fade) * SAMPLE
            if keep < len(self._data):
                del self._data[keep:]
                _fade_out(self._data, fade)
            return self.written()

    def pause(self) -> None:
        """Feed silence from the next pull on."""
        with self._lock:
            if not self._paused:
                self._paused = True
                self._fading = True

    def resume(self) -> None:
        """Feed sound again."""
        with self._lock:
            self._paused = self._fading = False

    def drain(self) -> None:
        """Wait for the end."""
        while not self._paused and (left := self.buffered()) >= 1:
            time.sleep(max(0.001, left / self.sample_rate))

    def close(self) -> None:
        """Stop the device."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def _make_up(self, now: float) -> None:
        """Where the device pulls no more (it was unplugged), let time go on without it."""
        late = now - self._last_pull
        if late < (PERIOD / 1000 if self.silent else STALLED):
            return
        if not self.silent:
            self._lost("the sound device is gone")
        self._pull(round(min(late, 10 * STALLED) * self.sample_rate))

    def _lost(self, what: str) -> None:
        self.silent, self.notice = True, f"{what}: reading on in silence, in time"

    def _reset(self) -> None:
        self._data = bytearray()
        self._pulled = 0
        self._pulls: deque[tuple[int, int, int]] = deque()
        self._clock = _Clock(self.sample_rate)
        self._paused = self._fading = False
        self._last_pull = time.monotonic()

    def _open(self, sample_rate: int) -> None:
        import miniaudio

        self.sample_rate = sample_rate
        self._clock = _Clock(sample_rate)
        backends = [miniaudio.Backend[self._backend]] if self._backend else None
        _hush()
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=sample_rate,
                buffersize_msec=PERIOD,
                device_id=self._find(miniaudio, backends),
                backends=backends,
                app_name="langdu",
            )
            pump = self._pump()
            next(pump)
            device.start(pump)
        except miniaudio.MiniaudioError as error:
            raise NoAudioDevice("there is no sound device", remedy="plug one in") from error
        self._device = device
        self.silent, self._last_pull = False, time.monotonic()

    def _find(self, miniaudio: Any, backends: Any) -> Any:
        if self._name is None:
            return None
        there = miniaudio.Devices(backends).get_playbacks()
        for device in there:
            if self._name.lower() in device["name"].lower():
                return device["id"]
        names = ", ".join(device["name"] for device in there)
        raise NoAudioDevice(f"there is no sound device {self._name!r}", remedy=f"there are {names}")

    def _pump(self) -> Generator[bytes, int, None]:
        """What the device's callback runs: it sends how many samples it wants."""
        block = b""
        while True:
            count = yield block
            with self._lock:
                block = self._pull(count)

    def _pull(self, count: int) -> bytes:
        self._last_pull = time.monotonic()
        start = self._clock.pull(count, self._last_pull)
        if self._paused and not self._fading:
            return bytes(count * SAMPLE)
        block = self._data[: count * SAMPLE]
        if self._fading:
            fade = min(len(block) // SAMPLE, round(FADE * self.sample_rate))
            del block[fade * SAMPLE :]
            _fade_out(block, fade)
            self._fading = False
        del self._data[: len(block)]
        if block:
            self._pulls.append((start, self._pulled, len(block) // SAMPLE))
            self._pulled += len(block) // SAMPLE
        return bytes(block).ljust(count * SAMPLE, b"\0")


class _Clock:
    """Which sample of all that a device pulled, silence included, is at the speaker.

    The speaker starts with the first pull and goes at the device's rate. A pull tells that the device's queue
    has just been filled, so that pulled samples less the clock's position should stay what they were at the
    start; the clock is moved gently to where they do (crystals differ by some 50 ppm), and at once when the
    difference is large (the machine slept, or the device ran dry).
    """

    SETTLING = 8
    GENTLE = 0.05
    LARGE = 0.15

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._start: float | None = None
        self._pulled = 0
        self._ahead: list[float] = []
        self._usual = 0.0

    def pull(self, count: int, now: float) -> int:
        """Note a pull of `count` samples; the number of its first."""
        first = self._pulled
        if self._start is None:
            self._start = now
        self._pulled += count
        ahead = self._pulled - (now - self._start) * self._rate
        if len(self._ahead) < self.SETTLING:
            self._ahead.append(ahead)
            self._usual = sorted(self._ahead)[len(self._ahead) // 2]
        else:
            error = ahead - self._usual
            gentle = abs(error) < self.LARGE * self._rate
            self._start -= error * (self.GENTLE if gentle else 1.0) / self._rate
        return first

    def position(self, now: float) -> float:
        """The sample at the speaker."""
        if self._start is None:
            return 0.0
        return min(float(self._pulled), max(0.0, (now - self._start) * self._rate))


def _fade_out(data: bytearray, count: int) -> None:
    """Bring the last `count` samples of `data` down to nothing."""
    count = min(count, len(data) // SAMPLE)
    view = memoryview(data).cast("h")
    for i in range(count):
        view[-1 - i] = view[-1 - i] * i // count
    view.release()


@cache
def _hush() -> list[Any]:
    """Keep ALSA and JACK from writing to fd 2, where the screen is drawn: without a device ALSA writes 142 lines.

    Turning fd 2 away instead, while a device is opened, would lose what the screen draws meanwhile.

    Returns:
        What must stay alive: the libraries and their handlers, which do nothing.
    """
    if not sys.platform.startswith("linux"):
        return []
    alsa = ctypes.CFUNCTYPE(None, *[ctypes.c_char_p, ctypes.c_int] * 2, ctypes.c_char_p)(lambda *_: None)
    jack = ctypes.CFUNCTYPE(None, ctypes.c_char_p)(lambda *_: None)
    kept: list[Any] = [alsa, jack]
    for name, handler, setters in (
        ("libasound.so.2", alsa, ("snd_lib_error_set_handler",)),
        ("libjack.so.0", jack, ("jack_set_error_function", "jack_set_info_function")),
    ):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue  # not on this machine, so it writes nothing
        kept.append(library)
        for setter in setters:
            getattr(library, setter)(handler)
    return kept
