"""What is counted while an export is written, so that nothing is lost unseen; `langdu verify` looks at the files."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import TimedSentence

#: Missing characters that are told.
SHOWN = 8


class ExportCheck:
    """Counts characters that are to be spoken and have no mark, and marks that are not in order or have no sound."""

    def __init__(self) -> None:
        self._silent, self._silent_at = "", 0
        self._silent_count = self._misplaced = self._misplaced_at = 0

    def add(self, timed: TimedSentence, samples: int) -> None:
        """A sentence that was handed over; so many samples were, with its own."""
        sentence, marks = timed.sentence, timed.marks
        if not sentence.is_spoken:
            return
        marked = {offset for mark in marks for offset in range(mark.span.start, mark.span.end)}
        lost = "".join(t.text for t in sentence.tokens if t.kind == "hanzi" and t.span.start not in marked)
        if lost and not self._silent_count:
            self._silent_at = timed.index + 1
        self._silent_count += len(lost)
        self._silent = (self._silent + lost)[:SHOWN]
        wrong = sum(
            after.start < before.end or after.span.start < before.span.start for before, after in pairwise(marks)
        )
        wrong += sum(mark.end < mark.start or mark.end > samples for mark in marks)
        if wrong and not self._misplaced:
            self._misplaced_at = timed.index + 1
        self._misplaced += wrong

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing, in plain words; nothing, if nothing is."""
        found = []
        if self._silent_count:
            have = "character has" if self._silent_count == 1 else "characters have"
            more = "…" if self._silent_count > len(self._silent) else ""
            found.append(f"{self._silent_count} {have} no sound: {self._silent}{more}, sentence {self._silent_at}")
        if self._misplaced:
            are = "time is" if self._misplaced == 1 else "times are"
            found.append(f"{self._misplaced} {are} out of order or behind the sound, sentence {self._misplaced_at}")
        return tuple(found)
