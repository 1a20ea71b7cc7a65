"""What became of the hints: how many of a text's glosses a voice could follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import HintOutcome, HintTally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Fate, Note, Sentence, Span

_WORSE: dict[Fate, int] = {"honoured": 0, "approximated": 1, "lost": 2}


def hint_outcomes(sentence: Sentence, notes: Iterable[Note]) -> tuple[HintOutcome, ...]:
    """The fate of each hint that decided a reading in `sentence`, by what a voice noted while it said it.

    A hint that was overruled is none of the voice's business and has no fate.
    """
    worst: dict[int, Note] = {}
    for note in notes:
        for at in range(note.span.start, note.span.end):
            if at not in worst or _WORSE[note.fate] > _WORSE[worst[at].fate]:
                worst[at] = note
    hinted = [r.span for r in sentence.readings if r.hint is not None and r.conflict is None]
    return tuple(_outcome(span, worst.get(span.start)) for span in hinted)


def _outcome(span: Span, note: Note | None) -> HintOutcome:
    return HintOutcome(span, "honoured") if note is None else HintOutcome(span, note.fate, note.what)


def tally(sentence: Sentence, notes: Iterable[Note]) -> HintTally:
    """How many of the same there are of each fate."""
    fates = [outcome.fate for outcome in hint_outcomes(sentence, notes)]
    return HintTally(fates.count("honoured"), fates.count("approximated"), fates.count("lost"))
