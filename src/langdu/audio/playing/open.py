"""The best player that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS, PlaybackSettings
from langdu.audio.playing.silent import SilentPlayer
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from langdu.audio.playing.player import Player
    from langdu.audio.system import Kind


def open_player(hearing: PlaybackSettings = DEFAULT_SETTINGS, silent: bool = False) -> Player:
    """A player on the sound device that is wanted.

    Args:
        hearing: which device, and how loud.
        silent: whether to play without sound.

    Returns:
        A player; where the device is not there, one on the default device, and where there is none, one that is
        silent until there is. Its `notice` says so.
    """
    player = SilentPlayer() if silent else _device(hearing.device)
    player.hear(hearing)
    return player


def require_device(name: str) -> None:
    """Nothing, if there is a sound device of that name.

    Raises:
        NoAudioDevice: there is not; the error lists those there are.
    """
    require(name, device_names(), "sound device")


def require_microphone(name: str) -> None:
    """Nothing, if there is a microphone of that name.

    Raises:
        NoAudioDevice: there is not; the error lists those there are.
    """
    require(name, microphone_names(), "microphone")


def require(name: str, there: list[str], what: str) -> None:
    """Nothing, if `name` is a part of one of the names that are there, in capitals or not.

    Raises:
        NoAudioDevice: it is not.
    """
    if not any(name.lower() in called.lower() for called in there):
        remedy = f"there are {', '.join(there)}" if there else "there are none at all"
        raise NoAudioDevice(f"there is no {what} {name!r}", remedy=remedy)


def _device(name: str) -> Player:
    from langdu.audio.playing.device import DevicePlayer
    from langdu.audio.playing.page import Page, PageOutput

    return DevicePlayer(name) if Page.link is None else DevicePlayer(opener=PageOutput)


def device_names() -> list[str]:
    """What the sound devices that can play are called; none where there are none."""
    return _names("playback")


def microphone_names() -> list[str]:
    """What the microphones are called, and what hears a loudspeaker; none where there are none."""
    return _names("capture")


def has_microphone() -> bool:
    """Whether there is one, what only hears a loudspeaker aside."""
    from langdu.audio.system import MONITOR

    return any(not name.startswith(MONITOR) for name in microphone_names())


def _names(kind: Kind) -> list[str]:
    from langdu.audio.portaudio import port_audio_names
    from langdu.audio.system import names

    return names(kind) or port_audio_names(kind)
