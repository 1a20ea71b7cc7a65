"""The sound devices of this machine, by miniaudio (WASAPI, Core Audio, PulseAudio, ALSA…): the only file that knows it.

What happens when a device goes or the system takes another for its default (miniaudio 0.11 on each):
WASAPI and Core Audio carry a stream on the default device over to the new one by themselves, and so does a
PulseAudio or PipeWire server; ALSA without a server, a stream on a *named* device, and a server that died just
pull no more, most often without a word. So who opens an `Output` has to notice that nothing is pulled.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

log = logging.getLogger("langdu.audio")
log.addHandler(logging.NullHandler())
#: Milliseconds that a device asks for at a time, and how many such periods it holds. All that it holds is heard
#: after a pause was asked for, which should be under 50 ms; with less, a busy interpreter is heard as crackling.
#: A sound server holds two periods at most, however many it is granted: behind PulseAudio 20 ms silence a pause
#: within 38 ms and never crackled in 100 sentences, 10 ms within 22 ms and did (tests/bench/loopback.py).
PERIOD, PERIODS = 20, 3 if sys.platform.startswith("linux") else 2


def names(backend: str | None = None) -> list[str]:
    """What the devices that can play are called; none where there are none."""
    try:
        return [name for name, _ in _devices(backend)]
    except NoAudioDevice:
        return []


class Output:
    """An open device, which calls `pull(count)` for `count` mono samples (signed 16 bit) from a thread of its own.

    Args:
        pull: what is called; must answer within some milliseconds.
        sample_rate: in Hz.
        name: a part of the device's name, in capitals or not; "" for the system's default.
        period: milliseconds that the device asks for at a time.
        backend: the name of a miniaudio backend; a test takes `NULL`.

    Raises:
        NoAudioDevice: there is none, or none of that name.
    """

    def __init__(
        self,
        pull: Callable[[int], bytes],
        sample_rate: int,
        name: str = "",
        period: int = PERIOD,
        backend: str | None = None,
    ) -> None:
        miniaudio = _miniaudio()
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=sample_rate,
                buffersize_msec=period,
                callback_periods=PERIODS,
                device_id=find(name, backend) if name else None,
                backends=_backends(backend),
                app_name="langdu",
            )
            # Where there is nothing else, miniaudio plays to its null device and calls it success.
            if backend is None and self._device.backend == "Null":
                self._device.close()
                raise _none_there()
            pump = _pump(pull)
            next(pump)
            self._device.start(pump)
        except miniaudio.MiniaudioError as error:
            raise _none_there() from error

    def close(self) -> None:
        """Let go of the device."""
        context = self._device._context
        self._device.close()
        # miniaudio's wrapper never ends a context: each would keep its connection to the sound server.
        _miniaudio().lib.ma_context_uninit(context)

    def abandon(self) -> None:
        """Let go of a device that is gone; it may take its time, in the background."""
        threading.Thread(target=self.close, daemon=True).start()


def _none_there() -> NoAudioDevice:
    return NoAudioDevice("there is no sound device", remedy="plug one in")


def _pump(pull: Callable[[int], bytes]) -> Generator[bytes, int, None]:
    block = b""
    while True:
        count = yield block
        try:
            block = pull(count)
        except Exception:  # a thread's edge: miniaudio would print it on the screen and never ask again
            log.exception("filling the sound device's buffer")
            block = bytes(2 * count)


@cache
def _miniaudio() -> Any:
    import miniaudio

    _hush()
    return miniaudio


def _backends(backend: str | None) -> Any:
    return [_miniaudio().Backend[backend]] if backend else None


def find(name: str, backend: str | None = None) -> Any:
    """Miniaudio's id of the first device whose name has `name` in it, in capitals or not.

    Raises:
        NoAudioDevice: there is none; the error lists those there are.
    """
    there = _devices(backend)
    for called, device in there:
        if name.lower() in called.lower():
            return device
    remedy = f"there are {', '.join(called for called, _ in there)}" if there else "there are none at all"
    raise NoAudioDevice(f"there is no sound device {name!r}", remedy=remedy)


def _devices(backend: str | None) -> list[tuple[str, Any]]:
    """Names and ids."""
    miniaudio = _miniaudio()
    try:
        devices = miniaudio.Devices(_backends(backend))
        # Asking for more than names opens each device, and one that is busy would make the whole list fail.
        devices._get_info = lambda *_: {}
        return [(device["name"], device["id"]) for device in devices.get_playbacks()]
    except miniaudio.MiniaudioError as error:
        raise _none_there() from error


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
