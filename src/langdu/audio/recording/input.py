"""A microphone by miniaudio, which brings the samples to 16 kHz and mono itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.audio.recording.microphone import PERIOD, RATE, Hear, Microphone
from langdu.audio.system import backends, find, library, none_there

if TYPE_CHECKING:
    from collections.abc import Generator

log = logging.getLogger("langdu.audio")


class Input(Microphone):
    """An open capture device.

    Args:
        hear: is called with what it hears.
        name: a part of the device's name, in capitals or not; "" for the system's default.
        backend: the name of a miniaudio backend; a test takes `NULL`.

    Raises:
        NoAudioDevice: there is none, or none of that name.
    """

    def __init__(self, hear: Hear, name: str = "", backend: str | None = None) -> None:
        miniaudio = library()
        try:
            self._device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD,
                device_id=find(name, "capture", backend) if name else None,
                backends=backends(backend),
                app_name="langdu",
            )
            # Where there is nothing else, miniaudio hears its null device and calls it success.
            if backend is None and self._device.backend == "Null":
                self.close()
                raise none_there("capture")
            pump = _pump(hear)
            next(pump)
            self._device.start(pump)
        except miniaudio.MiniaudioError as error:
            raise none_there("capture") from error

    def close(self) -> None:
        """Let go of the device."""
        context = self._device._context
        self._device.close()
        # miniaudio's wrapper never ends a context: each would keep its connection to the sound server.
        library().lib.ma_context_uninit(context)


def _pump(hear: Hear) -> Generator[None, bytes, None]:
    while True:
        piece = yield
        try:
            hear(bytes(piece))
        except Exception:  # a thread's edge: miniaudio would print it on the screen and never hand over again
            log.exception("taking what the microphone heard")
