"""From a voice to its engine, in this process: for workers, and for measuring an engine bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import plugins
from langdu.errors import VoiceMissing

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice
    from langdu.speech.engine import Engine


def engine_class(name: str) -> type[Engine]:
    """The engine of that name.

    Raises:
        VoiceMissing: there is none.
    """
    try:
        # A test's manifest may name a class outright.
        found: type[Engine] = plugins.imported(name) if ":" in name else plugins.load("engines", name)
    except KeyError:
        remedy = f"there are {', '.join(plugins.names('engines'))}"
        raise VoiceMissing(f"there is no engine {name!r}", remedy=remedy) from None
    except plugins.PluginBroken as error:
        raise VoiceMissing(f"the engine {name}: {error.what}", where=error.where, remedy=error.remedy) from error
    return found


def engine(voice: Voice, folder: Path | None) -> Engine:
    """The engine of `voice`, loaded.

    Raises:
        VoiceMissing: it lacks what it needs.
    """
    return engine_class(voice.engine)(folder, voice.parameters)
