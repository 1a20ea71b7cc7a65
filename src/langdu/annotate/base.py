"""The port of annotators: `Sentence -> Sentence`.

To write one: a class with `needs` and `sets`, the names of the `Sentence` fields that it reads and fills, and a
call that returns the sentence with these filled (`dataclasses.replace`), never changing one that it was given.
Evidence is appended to a reading's trail, never rewritten. `chain` refuses an order in which something is
needed that nobody has set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Sentence

#: What a sentence has before any annotator has seen it.
GIVEN = frozenset({"tokens", "hints", "rewrites"})


class Annotator(Protocol):
    """One step of annotation."""

    needs: frozenset[str]
    sets: frozenset[str]

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence, refined."""
        ...


def chain(*steps: Annotator) -> Callable[[Sentence], Sentence]:
    """The steps as one function.

    Raises:
        ValueError: a step needs what nobody before it sets.
    """
    have = set(GIVEN)
    for step in steps:
        missing = step.needs - have
        if missing:
            raise ValueError(f"{type(step).__name__} needs {', '.join(sorted(missing))}")
        have |= step.sets

    def annotate(sentence: Sentence) -> Sentence:
        for step in steps:
            sentence = step(sentence)
        return sentence

    return annotate
