"""The port of annotators: many sentences at a time, each refined.

To write one: a class with `needs` and `sets`, the names of what it reads and fills, and a call that returns the drafts
with these filled (`_replace`), in order, never changing one that it was given. Many at a time because the words and
the model of a whole page cost little more than those of a line. Evidence is appended to a reading's trail, never
rewritten. `chain` refuses an order in which something is needed that nobody has set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from langdu.annotate.spoken_text import script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.annotate.spoken_text import SpokenText
    from langdu.model import Sentence

#: What a draft has before any annotator has seen it.
GIVEN = frozenset({"tokens", "hints", "rewrites", "script"})


class Draft(NamedTuple):
    """A sentence being annotated.

    Attributes:
        sentence: as far as it has come.
        script: its characters as they are spoken.
        words: what is spoken in one go, two and more characters each, as ranges of the script's text.
    """

    sentence: Sentence
    script: SpokenText
    words: tuple[tuple[int, int], ...] = ()


class Annotator(Protocol):
    """One step of annotation."""

    needs: frozenset[str]
    sets: frozenset[str]

    def __call__(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, refined."""
        ...


def chain(*steps: Annotator) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    """The steps as one function of sentences.

    Raises:
        ValueError: a step needs what nobody before it sets.
    """
    have = set(GIVEN)
    for step in steps:
        missing = step.needs - have
        if missing:
            raise ValueError(f"{type(step).__name__} needs {', '.join(sorted(missing))}")
        have |= step.sets

    def annotate(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        drafts = [Draft(sentence, script(sentence)) for sentence in sentences]
        for step in steps:
            drafts = step(drafts)
        return tuple(draft.sentence for draft in drafts)

    return annotate
