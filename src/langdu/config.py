"""Where langdu keeps its things, and what the user has set.

Folders are platformdirs'; `LANGDU_DATA_DIR` and `LANGDU_CONFIG_DIR` move them.
Settings are read from `config.toml` in the config folder, which only the user writes:

    voice = "auto"      # a voice's id, as `langdu voices` lists them
    dialogue_voice = "" # what people in a text say: voices' ids, with commas; "" is no other voice
    rate = 1.0          # 0.5 to 2.0
    gloss = "weigh"     # weigh, force or ignore
    ruby = "above"      # above, below, pinyin or off
    form = "citation"   # tones as in a dictionary, or as spoken
    tones = "off"       # a palette of tone colours
    device = ""         # a part of a sound device's name, as `langdu doctor` lists them; "" is the system's default
    volume = 100        # 0 to 100
    latency = 0         # milliseconds that the highlight waits for a Bluetooth headset, -200 to 1000
    repeat = 1          # how often each sentence is said, 1 to 9
    gap = 0.0           # the pause to say it yourself, as a multiple of its length, 0 to 3
    microphone = ""     # a part of a microphone's name, as `langdu doctor` lists them; "" is the system's default
    keep_recordings = false  # whether what you say in practice is kept as files in the data folder
    speeds = []         # the speed of the first time, the second …, as multiples of rate: [0.7, 0.85, 1.0]
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from langdu.config_file import Problem, ReadSettings

RATE_LIMITS = (0.5, 2.0)
VOLUME_LIMITS = (0, 100)
LATENCY_LIMITS = (-200, 1000)
REPEAT_LIMITS = (1, 9)
GAP_LIMITS = (0.0, 3.0)
#: How many speeds there may be.
SPEEDS = 9
LIMITS: dict[str, tuple[float, float]] = {
    "rate": RATE_LIMITS,
    "volume": VOLUME_LIMITS,
    "latency": LATENCY_LIMITS,
    "repeat": REPEAT_LIMITS,
    "gap": GAP_LIMITS,
}
CHOICES: dict[str, tuple[str, ...]] = {
    "gloss": ("weigh", "force", "ignore"),
    "ruby": ("above", "below", "pinyin", "off"),
    "form": ("citation", "spoken"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set once for all runs; options on the command line win."""

    voice: str = "auto"
    dialogue_voice: str = ""
    rate: float = 1.0
    gloss: str = "weigh"
    ruby: str = "above"
    form: str = "citation"
    tones: str = "off"
    device: str = ""
    volume: int = 100
    latency: int = 0
    repeat: int = 1
    gap: float = 0.0
    microphone: str = ""
    keep_recordings: bool = False
    speeds: tuple[float, ...] = ()


def data_dir() -> Path:
    """Voices and the library: what must not be lost."""
    return Path(os.environ.get("LANGDU_DATA_DIR") or platformdirs.user_data_dir("langdu", appauthor=False))


def config_dir() -> Path:
    """The folder of `config.toml`."""
    return Path(os.environ.get("LANGDU_CONFIG_DIR") or platformdirs.user_config_dir("langdu", appauthor=False))


def cache_dir() -> Path:
    """What can be made anew: speech that was said already."""
    if os.environ.get("LANGDU_DATA_DIR"):
        return data_dir() / "cache"
    return Path(platformdirs.user_cache_dir("langdu", appauthor=False))


def log_file() -> Path:
    """Where engines' and crashes' details go, so that they never reach the screen."""
    if os.environ.get("LANGDU_DATA_DIR"):
        return data_dir() / "langdu.log"
    return Path(platformdirs.user_log_dir("langdu", appauthor=False)) / "langdu.log"


def config_file() -> Path:
    """The user's settings."""
    return config_dir() / "config.toml"


@cache
def _read() -> ReadSettings:
    from langdu.config_file import read

    return read(config_file())


def settings() -> Settings:
    """The settings of this run, read once. What the file says wrongly is as if it did not say it: see `problems`."""
    return _read().settings


def problems() -> tuple[Problem, ...]:
    """What is wrong in the file of the settings."""
    return _read().problems


def lines() -> dict[str, int]:
    """The settings that the file has, each with its line."""
    return _read().lines


def within(key: str, value: float) -> bool:
    """Whether a number is in the range of its setting."""
    low, high = LIMITS[key]
    return low <= value <= high
