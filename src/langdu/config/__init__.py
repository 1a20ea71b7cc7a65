"""Where langdu keeps its things, and what the user has set.

Folders are platformdirs'; `LANGDU_DATA_DIR` and `LANGDU_CONFIG_DIR` move them.
Settings are read from `config.toml` in the config folder, which only the user writes:

    voice = "auto"      # a voice's id, as `langdu voices` lists them
    dialogue_voice = "" # what people in a text say: voices' ids, with commas; "" is no other voice
    rate = 1.0          # 0.5 to 2.0
    gloss = "weigh"     # weigh, force or ignore
    ruby = "above"      # above, below, pinyin or off
    pinyin_for = "all"  # all, unknown (words that are new or being learned), hsk1 to hsk6 (above it), missed or none
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
    cache_mb = 1000     # megabytes of speech that are kept for the next export, 0 to 1000000
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu.config.folders import cache_dir, config_dir, config_file, data_dir, log_file
from langdu.config.settings import (
    CHOICES,
    GAP_LIMITS,
    LATENCY_LIMITS,
    LIMITS,
    PINYIN_FOR,
    RATE_LIMITS,
    REPEAT_LIMITS,
    SPEEDS,
    VOLUME_LIMITS,
    Settings,
    within,
)

if TYPE_CHECKING:
    from langdu.config.file import Problem, ReadSettings

__all__ = [
    "CHOICES",
    "GAP_LIMITS",
    "LATENCY_LIMITS",
    "LIMITS",
    "PINYIN_FOR",
    "RATE_LIMITS",
    "REPEAT_LIMITS",
    "SPEEDS",
    "VOLUME_LIMITS",
    "Settings",
    "cache_dir",
    "config_dir",
    "config_file",
    "data_dir",
    "lines",
    "log_file",
    "problems",
    "settings",
    "within",
]


@cache
def _read() -> ReadSettings:
    from langdu.config.file import read

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
