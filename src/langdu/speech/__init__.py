"""From a sentence to sound: what to say (`plan`), with which voice (`VoiceStore`), and who says it (`Speaker`).

The names are looked up on first use: a worker process imports this package too and needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langdu.speech.planning.utterances import plan
    from langdu.speech.store import VoiceStore
    from langdu.speech.worker.speaker import Speaker

__all__ = ["Speaker", "VoiceStore", "plan"]
_HOMES = {"Speaker": "worker.speaker", "VoiceStore": "store", "plan": "planning.utterances"}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"langdu.speech.{_HOMES[name]}"), name)
