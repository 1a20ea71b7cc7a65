"""What became of the hints: how many of a text's glosses a voice could follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import HintTally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Fate, Note, Sentence

_WORSE: dict[Fate, int] = {"honoured": 0, "approximated": 1, "lost": 2}


def tally(sentence: Sentence, notes: Iterable[Note]) -> HintTally:
    """The fates of the hints that decided readings in `sentence`, by what a voice noted while it said it.

    A hint that was overruled is none of the voice's business and is not counted.
    """
    worst: dict[int, Fate] = {}
    for note in notes:
        for at in range(note.span.start, note.span.end):
            worst[at] = max(worst.get(at, "honoured"), note.fate, key=_WORSE.__getitem__)
    hinted = [r for r in sentence.readings if r.hint is not None and r.conflict is None]
    fates = [worst.get(reading.span.start, "honoured") for reading in hinted]
    return HintTally(fates.count("honoured"), fates.count("approximated"), fates.count("lost"))
