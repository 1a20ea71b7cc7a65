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
    try:
        found: type[Exporter] = plugins.load("exporters", path.suffix.lower().removeprefix("."))
    except KeyError:
        remedy = f"use one of {' '.join(endings())}"
        raise UsageError("no format has this ending", where=str(path), remedy=remedy) from None
    return found


__all__ = ["Exporter", "endings", "exporter_for"]
