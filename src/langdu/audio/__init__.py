"""Playing and recording.

A port for players, one with a sound device, one that is silent in real time, and who is at the speaker; a port for
microphones, two that fill it, and a recorder.
"""

from langdu.audio.hearing import Hearing
from langdu.audio.open import (
    device_names,
    has_microphone,
    microphone_names,
    open_player,
    require_device,
    require_microphone,
)
from langdu.audio.player import Player
from langdu.audio.silent import SilentPlayer
from langdu.audio.track import Heard, Track

__all__ = [
    "Heard",
    "Hearing",
    "Player",
    "SilentPlayer",
    "Track",
    "device_names",
    "has_microphone",
    "microphone_names",
    "open_player",
    "require_device",
    "require_microphone",
]
