"""Files that a text can be kept as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.exporters.base import Exporter
from langdu.exporters.sound import FORMATS, SoundExporter
from langdu.exporters.srt import SrtExporter
from langdu.exporters.timeline import TimelineExporter

if TYPE_CHECKING:
    from pathlib import Path

EXPORTERS: dict[str, type[Exporter]] = {
    **dict.fromkeys(FORMATS, SoundExporter),
    ".srt": SrtExporter,
    ".json": TimelineExporter,
}


def exporter_for(path: Path) -> type[Exporter]:
    """The exporter for a file's ending.

    Raises:
        UsageError: there is none.
    """
    try:
        return EXPORTERS[path.suffix.lower()]
    except KeyError:
        endings = " ".join(EXPORTERS)
        raise UsageError("no format has this ending", where=str(path), remedy=f"use one of {endings}") from None


__all__ = ["EXPORTERS", "Exporter", "exporter_for"]
