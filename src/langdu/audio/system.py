"""The sound devices that miniaudio finds on this machine (WASAPI, Core Audio, PulseAudio, ALSA…), quietly."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any, Literal

from langdu.errors import NoAudioDevice

#: What a device does.
Kind = Literal["playback", "capture"]
#: ALSA lists its plug-ins as devices, one that discards all samples too: converters, and ways to servers that do not
#: run here, since where one runs miniaudio talks to it itself. A card's devices have a colon in their id.
ALSA, ALSA_DEVICES = "ALSA", ("default", "pipewire")
#: How PulseAudio and PipeWire call what hears a loudspeaker: it is no microphone, unless somebody names it.
MONITOR = "Monitor of "
#: What mends a system for which there is no miniaudio.
REMEDY = "pip install miniaudio, which needs a C compiler here; or install PortAudio (on Linux: libportaudio2)"
_CALLED: dict[str, tuple[str, str]] = {
    "playback": ("there is no sound device", "plug one in"),
    "capture": ("there is no microphone", "plug one in, or judge a recording: langdu score FILE --text TEXT"),
}


def names(kind: Kind, backend: str | None = None) -> list[str]:
    """What the devices of that kind are called; none where there are none."""
    try:
        return [name for name, _ in devices(kind, backend)]
    except NoAudioDevice:
        return []


def find(name: str, kind: Kind, backend: str | None = None) -> Any:
    """Miniaudio's id of the first device whose name has `name` in it, in capitals or not.

    Raises:
        NoAudioDevice: there is none; the error lists those there are.
    """
    there = devices(kind, backend)
    for called, device in there:
        if name.lower() in called.lower():
            return device
    remedy = f"there are {', '.join(called for called, _ in there)}" if there else "there are none at all"
    raise NoAudioDevice(f"{_CALLED[kind][0]} {name!r}", remedy=remedy)


def devices(kind: Kind, backend: str | None = None) -> list[tuple[str, Any]]:
    """Names and ids.

    Raises:
        NoAudioDevice: the system does not answer.
    """
    miniaudio = library()
    try:
        found = miniaudio.Devices(backends(backend))
        # Asking for more than names opens each device, and one that is busy would make the whole list fail.
        found._get_info = lambda *_: {}
        listed = found.get_captures() if kind == "capture" else found.get_playbacks()
        is_alsa = found.backend == ALSA
        return [(one["name"], one["id"]) for one in listed if not is_alsa or _is_device(one["id"])]
    except miniaudio.MiniaudioError as error:
        raise none_there(kind) from error


def _is_device(device: Any) -> bool:
    """Whether an id of ALSA's is a device's; it is a string of bytes, the rest of the union is 0."""
    name = bytes(library().ffi.buffer(device)).partition(b"\0")[0].decode("ascii", "replace")
    return ":" in name or name in ALSA_DEVICES


def none_there(kind: Kind) -> NoAudioDevice:
    """What is said where there is no such device."""
    what, remedy = _CALLED[kind]
    return NoAudioDevice(what, remedy=remedy)


@cache
def library() -> Any:
    """miniaudio, on first use.

    Raises:
        NoAudioDevice: it is not installed.
    """
    try:
        import miniaudio
    except ImportError as error:
        raise NoAudioDevice("there is no miniaudio on this system", remedy=REMEDY) from error

    hush()
    return miniaudio


def backends(backend: str | None) -> Any:
    """The list that miniaudio takes; None lets it choose."""
    return [library().Backend[backend]] if backend else None


@cache
def hush() -> list[Any]:
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
