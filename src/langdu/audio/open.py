"""The best player that this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.audio.silent import SilentPlayer

if TYPE_CHECKING:
    from langdu.audio.player import Player


def open_player(device: str = "", silent: bool = False, volume: float = 1.0, latency: float = 0.0) -> Player:
    """A player for the default sound device.

    Args:
        device: a part of the name of the device to use instead.
        silent: whether to play without sound.
        volume: 0 to 1; see `Player`.
        latency: seconds; see `Player`.

    Returns:
        A player; where there is no device one that is silent until there is, whose `notice` says so.

    Raises:
        NoAudioDevice: `device` was named and is not there.
    """
    player = SilentPlayer() if silent else _device(device)
    player.volume, player.latency = volume, latency
    return player


def _device(name: str) -> Player:
    from langdu.audio.device import DevicePlayer

    return DevicePlayer(name)


def device_names() -> list[str]:
    """What the sound devices that can play are called; none where there are none."""
    from langdu.audio.output import names

    return names()
