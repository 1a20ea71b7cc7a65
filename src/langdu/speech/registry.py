"""From a voice to its engine, in this process: for workers, and for measuring an engine bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import plugins

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice
    from langdu.speech.engine import Engine


def engine_class(name: str) -> type[Engine]:
    """The engine of that name.

    Raises:
        VoiceMissing: there is none.
    """
    found: type[Engine] = plugins.load("engines", name)
    return found


def engine(voice: Voice, folder: Path | None) -> Engine:
    """The engine of `voice`, loaded.

    Raises:
        VoiceMissing: it lacks what it needs.
    """
    return engine_class(voice.engine)(folder, voice.parameters)
