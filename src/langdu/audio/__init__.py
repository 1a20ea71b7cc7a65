"""Playing and recording.

A port for players, one with a sound device, one that is silent in real time, and who is at the speaker; a port for
microphones, two that fill it, and a recorder.
"""

from langdu.audio.playback_settings import PlaybackSettings
from langdu.audio.playing.open import (
    device_names,
    has_microphone,
    microphone_names,
    open_player,
    require_device,
    require_microphone,
)
from langdu.audio.playing.player import Player
from langdu.audio.playing.silent import SilentPlayer
from langdu.audio.playing.track import PlayedSpan, Track

__all__ = [
    "PlaybackSettings",
    "PlayedSpan",
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
