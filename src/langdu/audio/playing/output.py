"""A sound device that plays, by miniaudio, and by PortAudio where that finds none.

What happens when a device goes or the system takes another for its default (miniaudio 0.11 on each):
WASAPI and Core Audio carry a stream on the default device over to the new one by themselves, and so does a
PulseAudio or PipeWire server; ALSA without a server, a stream on a *named* device, and a server that died just
pull no more, most often without a word. So who opens an `Output` has to notice that nothing is pulled.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.audio.playing.port import PERIOD, PERIODS, Output
from langdu.audio.system import backends, find, library, none_there
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

log = logging.getLogger("langdu.audio")
log.addHandler(logging.NullHandler())


def open_output(
    pull: Callable[[int], bytes], sample_rate: int, name: str = "", period: int = PERIOD, backend: str | None = None
) -> Output:
    """A device by miniaudio, or else by PortAudio; for the arguments see `MiniaudioOutput`.

    Raises:
        NoAudioDevice: neither can; what miniaudio said.
    """
    try:
        return MiniaudioOutput(pull, sample_rate, name, period, backend)
    except NoAudioDevice as first:
        from langdu.audio.portaudio import PortAudioOutput

        try:
            return PortAudioOutput(pull, sample_rate, name, period, backend)
        except NoAudioDevice:
            raise first from None


class MiniaudioOutput(Output):
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
        miniaudio = library()
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=sample_rate,
                buffersize_msec=period,
                callback_periods=PERIODS,
                device_id=find(name, "playback", backend) if name else None,
                backends=backends(backend),
                app_name="langdu",
            )
            # Where there is nothing else, miniaudio plays to its null device and calls it success.
            if backend is None and self._device.backend == "Null":
                self._device.close()
                raise none_there("playback")
            pump = _pump(pull)
            next(pump)
            self._device.start(pump)
        except miniaudio.MiniaudioError as error:
            raise none_there("playback") from error

    def close(self) -> None:
        """Let go of the device."""
        context = self._device._context
        self._device.close()
        # miniaudio's wrapper never ends a context: each would keep its connection to the sound server.
        library().lib.ma_context_uninit(context)


def _pump(pull: Callable[[int], bytes]) -> Generator[bytes, int, None]:
    block = b""
    while True:
        count = yield block
        try:
            block = pull(count)
        except Exception:  # a thread's edge: miniaudio would print it on the screen and never ask again
            log.exception("filling the sound device's buffer")
            block = bytes(2 * count)
