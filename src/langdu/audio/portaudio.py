"""Playing and recording by PortAudio, for systems where miniaudio finds nothing; the library itself may be missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from langdu.audio.playing.port import PERIOD as OUTPUT_PERIOD
from langdu.audio.playing.port import Output
from langdu.audio.playing.shape import SAMPLE
from langdu.audio.recording.microphone import PERIOD, RATE, Hear, Microphone
from langdu.audio.system import hush
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.audio.system import Kind

log = logging.getLogger("langdu.audio")
#: What installs the library where the package does not bring it (it does on Windows and macOS).
REMEDY = "on Linux: apt-get install libportaudio2"
_CHANNELS = {"playback": "max_output_channels", "capture": "max_input_channels"}
_CALLED = {"playback": "sound device", "capture": "microphone"}


class PortAudioInput(Microphone):
    """An open input stream.

    Args:
        hear: is called with what it hears.
        name: a part of the device's name, in capitals or not; "" for the system's default.

    Raises:
        NoAudioDevice: there is none, none of that name, or no PortAudio.
    """

    def __init__(self, hear: Hear, name: str = "") -> None:
        sounddevice = _library()

        def take(piece: Any, *_: object) -> None:
            hear(bytes(piece))

        try:
            self._stream = sounddevice.RawInputStream(
                samplerate=RATE,
                channels=1,
                dtype="int16",
                blocksize=RATE * PERIOD // 1000,
                device=_number(sounddevice, name, "capture"),
                callback=take,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoAudioDevice(f"PortAudio opens no microphone: {error}", remedy="plug one in") from error

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()


class PortAudioOutput(Output):
    """An open output stream; its arguments and errors are those of `MiniaudioOutput`."""

    def __init__(
        self,
        pull: Callable[[int], bytes],
        sample_rate: int,
        name: str = "",
        period: int = OUTPUT_PERIOD,
        backend: str | None = None,
    ) -> None:
        if backend is not None:
            raise NoAudioDevice("PortAudio has no such backend")
        sounddevice = _library()

        def give(block: Any, count: int, *_: object) -> None:
            try:
                block[:] = pull(count)
            except Exception:  # a thread's edge: PortAudio would print it on the screen and never ask again
                log.exception("filling the sound device's buffer")
                block[:] = bytes(SAMPLE * count)

        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=sample_rate,
                channels=1,
                dtype="int16",
                blocksize=sample_rate * period // 1000,
                device=_number(sounddevice, name, "playback"),
                callback=give,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoAudioDevice(f"PortAudio opens no sound device: {error}", remedy="plug one in") from error

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()


def port_audio_names(kind: Kind) -> list[str]:
    """What PortAudio's devices of that kind are called; none where there are none, or no PortAudio."""
    try:
        return [device["name"] for _, device in _devices(_library(), kind)]
    except NoAudioDevice:
        return []


def _library() -> Any:
    hush()
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        raise NoAudioDevice("there is no PortAudio library", remedy=REMEDY) from error
    return sounddevice


def _devices(sounddevice: Any, kind: Kind) -> list[tuple[int, Any]]:
    try:
        there = list(sounddevice.query_devices())
    except sounddevice.PortAudioError as error:
        raise NoAudioDevice(f"PortAudio lists no devices: {error}", remedy="plug one in") from error
    return [(number, device) for number, device in enumerate(there) if device[_CHANNELS[kind]]]


def _number(sounddevice: Any, name: str, kind: Kind) -> int | None:
    if not name:
        return None
    for number, device in _devices(sounddevice, kind):
        if name.lower() in device["name"].lower():
            return number
    raise NoAudioDevice(f"PortAudio has no {_CALLED[kind]} {name!r}", remedy="langdu doctor lists them")
