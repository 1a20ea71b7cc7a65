"""Annotated text: glosses to hints, transcripts to hints, and readings back to every spelling.

What writes is looked up on first use: the reader's first paint needs `fold` and `refine` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.gloss.fold import Folded, fold
from langdu.gloss.refine import refine

if TYPE_CHECKING:
    from langdu.gloss.writers import FORMS, closing, opening, write


def __getattr__(name: str) -> Any:
    if name not in ("FORMS", "closing", "opening", "write"):
        raise AttributeError(name)
    from langdu.gloss import writers

    return getattr(writers, name)


__all__ = ["FORMS", "Folded", "closing", "fold", "opening", "refine", "write"]
