"""Sentences laid end to end, those of like length together, so that words and model work on many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.rules.marks import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate.base import Draft

#: Characters of a batch: enough that what a batch costs is lost in what its characters cost, and a few megabytes.
SIZE = 2048


class Batch(NamedTuple):
    """Some drafts.

    Attributes:
        places: where each stands among all.
        drafts: the drafts.
        offsets: where each one's script begins in `text`.
        text: their scripts as `marks.bounded` has them, a line feed behind each.
    """

    places: list[int]
    drafts: list[Draft]
    offsets: list[int]
    text: str

    def own(self, ranges: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        """For each draft those of the ranges (sorted) that lie in it, as ranges of its script."""
        used = 0
        for draft, offset in zip(self.drafts, self.offsets, strict=True):
            end, begun = offset + len(draft.script.text), used
            while used < len(ranges) and ranges[used][0] < end:
                used += 1
            yield [(first - offset, last - offset) for first, last in ranges[begun:used]]


def batches(drafts: Sequence[Draft]) -> Iterator[Batch]:
    """The drafts that have something to read, in batches."""
    order = sorted(range(len(drafts)), key=lambda place: len(drafts[place].script.text))
    start, size = 0, 0
    for count, place in enumerate(order, 1):
        size += len(drafts[place].script.text) + 1
        if size >= SIZE or count == len(order):
            yield _batch(order[start:count], drafts)
            start, size = count, 0


def _batch(places: list[int], drafts: Sequence[Draft]) -> Batch:
    chosen = [drafts[place] for place in places]
    offsets, at = [], 0
    for draft in chosen:
        offsets.append(at)
        at += len(draft.script.text) + 1
    text = "".join(_seen(draft.script.text) + "\n" for draft in chosen)
    return Batch(places, chosen, offsets, text)


def _seen(text: str) -> str:
    # A line feed of the text's own would end a sentence that goes on.
    return bounded(text.replace("\n", " "))
