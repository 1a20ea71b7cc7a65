"""How far an export is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """What is done.

    Attributes:
        done: code points of the text.
        whole: all of them.
        sentences: that were said.
        kept: how many of these were known from the cache.
        seconds: that they last.
        sentence: the last one's text.
    """

    done: int
    whole: int
    sentences: int
    kept: int
    seconds: float
    sentence: str


def silently(progress: ExportProgress) -> None:
    """Tells nobody."""
