"""The best player that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.audio.hearing import USUAL, Hearing
from langdu.audio.silent import SilentPlayer

if TYPE_CHECKING:
    from langdu.audio.player import Player


def open_player(hearing: Hearing = USUAL, silent: bool = False) -> Player:
    """A player on the sound device that is wanted.

    Args:
        hearing: which device, and how loud.
        silent: whether to play without sound.

    Returns:
        A player; where there is no device one that is silent until there is, whose `notice` says so.

    Raises:
        NoAudioDevice: a device was named and is not there.
    """
    player = SilentPlayer() if silent else _device(hearing.device)
    player.hear(hearing)
    return player


def require_device(name: str) -> None:
    """Nothing, if there is a sound device of that name, or none was asked for.

    Raises:
        NoAudioDevice: there is not.
    """
    if name:
        from langdu.audio.system import find

        find(name, "playback")


def _device(name: str) -> Player:
    from langdu.audio.device import DevicePlayer

    return DevicePlayer(name)


def device_names() -> list[str]:
    """What the sound devices that can play are called; none where there are none."""
    from langdu.audio.system import names

    return names("playback")


def microphone_names() -> list[str]:
    """What the microphones are called; none where there are none."""
    from langdu.audio.system import names

    return names("capture")
