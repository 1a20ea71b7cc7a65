"""The best player that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.audio.silent import SilentPlayer
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from langdu.audio.player import Player


def open_player(device: str | None = None, silent: bool = False) -> Player:
    """A player for the default sound device.

    Args:
        device: a part of the name of the device to use instead.
        silent: whether to play without sound.

    Returns:
        A player; where there is no device a silent one, whose `notice` says so.

    Raises:
        NoAudioDevice: `device` was named and is not there.
    """
    if silent:
        return SilentPlayer()
    from langdu.audio.device import DevicePlayer

    try:
        return DevicePlayer(device)
    except NoAudioDevice as error:
        if device is not None:
            raise
        return SilentPlayer(notice=f"{error.what}: reading on in silence, in time")
