"""How the user wants to hear it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaybackSettings:
    """Where it sounds, and how.

    Attributes:
        device: a part of the sound device's name; "" for the system's default.
        volume: percent, 0 to 100.
        latency: milliseconds that what is behind the device is late, -200 to 1000.
    """

    device: str = ""
    volume: int = 100
    latency: int = 0


#: On the default device, in full, and in time.
DEFAULT_SETTINGS = PlaybackSettings()
