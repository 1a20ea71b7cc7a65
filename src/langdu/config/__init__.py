"""Where langdu keeps its things, and what the user has set.

Folders are platformdirs'; `LANGDU_DATA_DIR` and `LANGDU_CONFIG_DIR` move them.
Settings are read from `config.toml` in the config folder, which the user writes, or `langdu config set` and the screen
of the settings for him. `settings.py` declares them; `langdu config example` prints all with what they do.
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
    SETTINGS,
    SPEEDS,
    THEMES,
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
    "SETTINGS",
    "SPEEDS",
    "THEMES",
    "VOLUME_LIMITS",
    "Settings",
    "cache_dir",
    "config_dir",
    "config_file",
    "data_dir",
    "lines",
    "log_file",
    "problems",
    "reread",
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


def reread() -> None:
    """Take the file as it is now: it was written."""
    _read.cache_clear()
