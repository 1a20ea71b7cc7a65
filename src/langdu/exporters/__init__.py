"""Files that a text can be kept as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import plugins
from langdu.errors import UsageError
from langdu.exporters.base import Exporter

if TYPE_CHECKING:
    from pathlib import Path


def endings() -> tuple[str, ...]:
    """The endings of files that can be written, dots included; nothing is imported."""
    return tuple(f".{name}" for name in plugins.names("exporters"))


def exporter_for(path: Path) -> type[Exporter]:
    """The exporter for a file's ending.

    Raises:
        UsageError: there is none.
        PluginBroken: another package has one that cannot be loaded.
    """
    ending = ending_of(path)
    if not ending:
        raise UsageError("no format has this ending", where=str(path), remedy=f"use one of {' '.join(endings())}")
    found: type[Exporter] = plugins.load("exporters", ending.removeprefix("."))
    return found


def ending_of(path: Path) -> str:
    """The ending of a format in a file's name, the longest that there is, dot included; empty where there is none."""
    name = path.name.lower()
    return max((ending for ending in endings() if name.endswith(ending)), key=len, default="")


__all__ = ["Exporter", "ending_of", "endings", "exporter_for"]
