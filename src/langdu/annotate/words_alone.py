"""Words alone, without readings: a small part of the work, for who counts the words of a whole book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.base import Draft
from langdu.annotate.batch import batches
from langdu.annotate.rules.erhua import with_erhua
from langdu.annotate.rules.names import named
from langdu.annotate.rules.senses import by_sense
from langdu.annotate.units import by_strength, divided, units
from langdu.annotate.words.segment import segmented
from langdu.hanzi import folded
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate.batch import Batch
    from langdu.annotate.spoken_text import SpokenUnit
    from langdu.annotate.words.segment import Segmented
    from langdu.model import Cut


class Segmenter:
    """Sets words, the same that `Reader` sets."""

    needs = frozenset({"script", "rewrites"})
    sets = frozenset({"words"})

    def __init__(self, cuts: Sequence[Cut] = ()) -> None:
        self.cuts = by_strength(cuts)

    def __call__(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with their words."""
        done = list(drafts)
        for batch in batches(drafts):
            for place, draft in zip(batch.places, self._cut(batch), strict=True):
                done[place] = draft
        return done

    def _cut(self, batch: Batch) -> Iterator[Draft]:
        _, shown = segmented_words(batch.text, self.cuts)
        for draft, own in zip(batch.drafts, batch.own(shown), strict=True):
            words = tuple(spans(draft.script.units, own))
            yield Draft(replace(draft.sentence, words=words), draft.script)


def segmented_words(text: str, cuts: Sequence[Cut]) -> tuple[Segmented, list[tuple[int, int]]]:
    """A batch's words that readings are taken from, and those that a learner sees, as ranges of the text.

    Args:
        text: the batch's.
        cuts: the user's, as `by_strength` orders them.
    """
    divisions = divided(folded(text), cuts) if cuts else ()
    words = with_erhua(named(by_sense(segmented(text, [at for piece in divisions for at in piece]))))
    return words, units(words, divisions)


def spans(units: Sequence[SpokenUnit], words: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Where words stand in the source, those that are written as they are spoken."""
    places = {unit.start: unit.span for unit in units if unit.rewritten is None} if words else {}
    for start, end in words:
        if start in places and end - 1 in places:
            yield Span(places[start].start, places[end - 1].end)
