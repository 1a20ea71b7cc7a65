"""The two places where settings are kept, and which wins.

1. An option of the command line holds for one run.
2. What a key of the reader changed is kept in the library, and wins over the file: it was chosen later.
3. `config.toml` has what the user wants always.
4. Else the default holds.

A setting that is changed here is written to the file, and what a key had changed is forgotten: so it holds at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from langdu import config
from langdu.config.editing import change
from langdu.errors import LangduError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.config.setting import Value

#: Where a value comes from: a key of the reader, the file, or nowhere.
Origin = Literal["key", "file", "default"]


class PreferenceStore(Protocol):
    """Where keys of the reader keep what they changed: the library."""

    def preference(self, name: str, default: str = "") -> str:
        """What was kept."""

    def prefer(self, name: str, value: str) -> None:
        """Keep it; "" is nothing."""


class KeptSettings:
    """The settings as they hold in the next run, with what keys of the reader changed in `store`."""

    def __init__(self, store: PreferenceStore) -> None:
        self._store = store

    def value(self, key: str) -> Value:
        """What a setting is."""
        by_key = self._by_key(key)
        return self.in_file(key) if by_key is None else by_key

    def in_file(self, key: str) -> Value:
        """What it is without the keys of the reader."""
        value: Value = getattr(config.settings(), key)
        return value

    def origin(self, key: str) -> Origin:
        """Where that comes from."""
        if self._by_key(key) is not None:
            return "key"
        return "file" if key in config.lines() else "default"

    def told(self, key: str) -> str:
        """The same in words."""
        line = config.lines().get(key, 0)
        words = {"key": "a key in the reader", "file": f"config.toml, line {line}", "default": "the default"}
        return words[self.origin(key)]

    def set(self, key: str, value: Value | None) -> Path | None:
        """Write a setting, or with None take it out; where the old file is kept, if it was not understood.

        Raises:
            BadInput, OutputFailed: it cannot be written; nothing was changed.
        """
        kept = change(config.config_file(), key, value)
        config.reread()
        if self._store.preference(key):
            self._store.prefer(key, "")
        return kept

    def _by_key(self, key: str) -> Value | None:
        try:
            kept = self._store.preference(key)
            return config.SETTINGS[key].parsed(kept) if kept else None
        except (LangduError, ValueError):  # as if it were not kept
            return None


def require(key: str) -> None:
    """Refuse a name that no setting has.

    Raises:
        UsageError: there is none of that name.
    """
    if key not in config.SETTINGS:
        from langdu.config.file import no_such

        raise UsageError(f"there is no setting {key!r}", remedy=no_such(key))
