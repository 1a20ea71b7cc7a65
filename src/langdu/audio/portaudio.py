"""A microphone by PortAudio, for systems where miniaudio finds none; the library itself may be missing."""

from __future__ import annotations

from typing import Any

from langdu.audio.microphone import PERIOD, RATE, Hear, Microphone
from langdu.audio.system import hush
from langdu.errors import NoAudioDevice

#: What installs the library where the package does not bring it (it does on Windows and macOS).
REMEDY = "on Linux: apt-get install libportaudio2"


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
                device=_number(sounddevice, name),
                callback=take,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoAudioDevice(f"PortAudio opens no microphone: {error}", remedy="plug one in") from error

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()


def _library() -> Any:
    hush()
    try:
        import sounddevice
    except OSError as error:
        raise NoAudioDevice("there is no PortAudio library", remedy=REMEDY) from error
    return sounddevice


def _number(sounddevice: Any, name: str) -> int | None:
    if not name:
        return None
    for number, device in enumerate(sounddevice.query_devices()):
        if device["max_input_channels"] and name.lower() in device["name"].lower():
            return number
    raise NoAudioDevice(f"PortAudio has no microphone {name!r}", remedy="langdu doctor lists them")
