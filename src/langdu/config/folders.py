"""Where langdu keeps its things: platformdirs' folders; `LANGDU_DATA_DIR` and `LANGDU_CONFIG_DIR` move them."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


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
