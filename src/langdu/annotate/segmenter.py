"""Words alone, without readings: an eighth of the work, for who counts the words of a whole book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.base import Draft
from langdu.annotate.batch import batches
from langdu.annotate.read import spans
from langdu.annotate.words.segment import segmented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate.batch import Batch


class Segmenter:
    """Sets words, the same that `Reader` sets."""

    needs = frozenset({"script", "rewrites"})
    sets = frozenset({"words"})

    def __call__(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with their words."""
        done = list(drafts)
        for batch in batches(drafts):
            for place, draft in zip(batch.places, _cut(batch), strict=True):
                done[place] = draft
        return done


def _cut(batch: Batch) -> Iterator[Draft]:
    for draft, own in zip(batch.drafts, batch.own(segmented(batch.text).words()), strict=True):
        words = tuple(spans(draft.script.units, own))
        yield Draft(replace(draft.sentence, words=words), draft.script)
