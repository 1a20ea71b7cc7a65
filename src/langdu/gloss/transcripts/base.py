"""What the finders of transcripts have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Hint, Span

SIGNS = r" \t\u00a0\u3000,.;:?!'\"\-·，。；：？！、…—“”‘’（）()《》"
_FINAL = frozenset("\n\r。！？!?…”」』")
#: A run that is not all of its line has so many letters and signs at least: two a character of a shortest passage.
FEWEST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript's place, and what it says of its passage's characters."""

    span: Span
    hints: tuple[Hint, ...]


def begins_sentence(source: str, start: int) -> bool:
    """Whether a line or a sentence ends before `start`, a bracket between the two."""
    before = source[max(0, start - 4) : start].rstrip(" \u00a0\u3000（(")
    return (before or "\n")[-1] in _FINAL
