"""How every character is read, and why: words, hints, sandhi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.base import Annotator, chain
from langdu.annotate.corrections import apply_corrections
from langdu.annotate.dictionary import candidates
from langdu.annotate.explain import explain
from langdu.annotate.read import Reader
from langdu.annotate.sandhi import Sandhi
from langdu.annotate.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import GlossPolicy, Sentence


def annotator(policy: GlossPolicy = "weigh") -> Callable[[Sentence], Sentence]:
    """All steps, in order."""
    return chain(Reader(policy), Sandhi())


__all__ = ["Annotator", "Sandhi", "annotator", "apply_corrections", "candidates", "chain", "explain", "sketch"]
