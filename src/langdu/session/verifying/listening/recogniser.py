"""The port of what turns speech into text.

To add one, write a class that derives from `Recogniser` and name it by an entry point in the group
`langdu.recognisers`; `langdu verify --listen --recogniser NAME` takes it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from langdu import plugins
from langdu.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.signal.arrays import Samples

#: What a recogniser is given, in Hz.
SAMPLE_RATE = 16_000


class Recogniser(ABC):
    """Hears Mandarin.

    Args:
        model: the folder of its model; None for its own.

    Raises:
        VoiceMissing: its package or its model is not there; says what to install.
    """

    @abstractmethod
    def __init__(self, model: Path | None) -> None:
        """Load the model."""

    @abstractmethod
    def text(self, samples: Samples) -> str:
        """What is said in some seconds of sound, one sentence: mono, full scale 1, `SAMPLE_RATE`; empty for nothing.

        Raises:
            EngineFailed: it cannot tell.
        """


def recogniser(name: str, model: Path | None) -> Recogniser:
    """The one of that name, ready.

    Raises:
        UsageError: there is none.
        VoiceMissing: something of it is not there.
        PluginBroken: its package cannot be loaded.
    """
    try:
        made = plugins.load("recognisers", name)
    except KeyError:
        there = f"there are {', '.join(plugins.names('recognisers'))}"
        raise UsageError("there is no such recogniser", where=name, remedy=there) from None
    found: Recogniser = made(model)
    return found
