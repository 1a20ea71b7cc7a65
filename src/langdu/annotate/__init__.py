"""How every character is read, and why: words, hints, sandhi.

The names are looked up on first use: the reader's first paint needs `sketch` alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from langdu.annotate.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.annotate.base import Annotator, chain
    from langdu.annotate.corrections import apply_corrections
    from langdu.annotate.dictionary import candidates
    from langdu.annotate.sandhi import Sandhi
    from langdu.annotate.story import explain
    from langdu.model import GlossPolicy, Sentence

_HOMES = {
    "Annotator": "base",
    "chain": "base",
    "apply_corrections": "corrections",
    "candidates": "dictionary",
    "explain": "story",
    "Sandhi": "sandhi",
}


def annotator(policy: GlossPolicy = "weigh") -> Callable[[Sentence], Sentence]:
    """All steps, in order."""
    from langdu.annotate.base import chain
    from langdu.annotate.read import Reader
    from langdu.annotate.sandhi import Sandhi

    return chain(Reader(policy), Sandhi())


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"langdu.annotate.{_HOMES[name]}"), name)


__all__ = ["Annotator", "Sandhi", "annotator", "apply_corrections", "candidates", "chain", "explain", "sketch"]
