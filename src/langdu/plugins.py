"""What can be plugged in: built-in parts and those of other packages, listed by name without being imported.

A package adds an engine by an entry point in the group `langdu.engines` whose value is `module:Class`. A name
that langdu itself has cannot be taken.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

from langdu.errors import VoiceMissing

Group = Literal["engines"]
BUILT_IN: dict[Group, dict[str, str]] = {
    "engines": {
        "baker": "langdu.speech.engines.baker:Baker",
        "espeak": "langdu.speech.engines.espeak:Espeak",
        "system": "langdu.speech.engines.system:System",
        "silence": "langdu.speech.engines.silence:Silence",
        "piper": "langdu.speech.engines.piper:Piper",
        "sherpa": "langdu.speech.engines.sherpa:Sherpa",
        "kokoro": "langdu.speech.engines.kokoro:Kokoro",
        "edge": "langdu.speech.engines.edge:Edge",
        "reference": "langdu.speech.engines.reference:Reference",
    }
}


def names(group: Group) -> tuple[str, ...]:
    """Everything in `group`, built-in first, then what other packages bring; nothing is imported."""
    return tuple(_targets(group))


def load(group: Group, name: str) -> Any:
    """The object called `name`; `module:Class` names one outright.

    Raises:
        VoiceMissing: there is no such part, or it cannot be imported.
    """
    target = BUILT_IN[group].get(name) or (name if ":" in name else _targets(group).get(name))
    if target is None:
        raise VoiceMissing(f"there is no engine {name!r}", remedy=f"there are {', '.join(names(group))}")
    module, _, attribute = target.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise VoiceMissing(
            f"the engine cannot be loaded: {error}", where=name, remedy="install its package again"
        ) from error


def _targets(group: Group) -> dict[str, str]:
    from importlib.metadata import entry_points

    others = {point.name: point.value for point in entry_points(group=f"langdu.{group}")}
    return BUILT_IN[group] | {name: value for name, value in others.items() if name not in BUILT_IN[group]}
