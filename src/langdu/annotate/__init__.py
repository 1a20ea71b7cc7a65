"""How every character is read, and why: words, hints, sandhi.

The names are looked up on first use: the reader's first paint needs `sketch` alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from langdu.annotate.provisional_readings import sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.annotate.base import Annotator, chain
    from langdu.annotate.corrections import apply_corrections
    from langdu.annotate.decision import candidates
    from langdu.annotate.explanation import explain
    from langdu.annotate.machine_glosses import GlossTally, is_dense, tally
    from langdu.annotate.rules.sandhi import Sandhi
    from langdu.model import Cut, GlossPolicy, Sentence

_HOMES = {
    "Annotator": "base",
    "chain": "base",
    "apply_corrections": "corrections",
    "candidates": "decision",
    "is_dense": "machine_glosses",
    "tally": "machine_glosses",
    "GlossTally": "machine_glosses",
    "explain": "explanation",
    "Sandhi": "rules.sandhi",
}


def annotator(
    policy: GlossPolicy = "weigh", *, doubts: bool = False, cuts: Sequence[Cut] = ()
) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    """All steps, in order, as one function of sentences.

    Args:
        policy: how far to trust glosses.
        doubts: whether the text's are a machine's (`tally`).
        cuts: where the user wants text divided into words, the oldest first.
    """
    from langdu.annotate.base import chain
    from langdu.annotate.read import Reader
    from langdu.annotate.rules.sandhi import Sandhi

    return chain(Reader(policy, doubts=doubts, cuts=cuts), Sandhi())


def segmenter(cuts: Sequence[Cut] = ()) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    """Sentences with the words that `annotator` gives them, and without readings; for `cuts` see there."""
    from langdu.annotate.base import chain
    from langdu.annotate.words_alone import Segmenter

    return chain(Segmenter(cuts))


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"langdu.annotate.{_HOMES[name]}"), name)


__all__ = [
    "Annotator",
    "GlossTally",
    "Sandhi",
    "annotator",
    "apply_corrections",
    "candidates",
    "chain",
    "explain",
    "is_dense",
    "segmenter",
    "sketch",
    "tally",
]
