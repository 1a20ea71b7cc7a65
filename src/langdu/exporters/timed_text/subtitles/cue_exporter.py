"""What the formats of subtitles have in common: cues in order, of which none overlaps the next."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TextIO

from langdu.exporters.base import Exporter
from langdu.exporters.timed_text.subtitles.cues import LINES, Subtitle, cues

if TYPE_CHECKING:
    from langdu.model import ShownText, TimedSentence

#: Seconds that a cue stays at least, where the next one leaves it room.
SHORTEST_CUE_SECONDS = 1.0


class CueExporter(Exporter):
    """Writes a text file of cues, one for each sentence or part of one.

    A cue waits for the next one, which says how long it may stay.
    """

    #: What is shown where nothing is asked for, and how many lines of the text a cue then has at most.
    best_shown: ClassVar[ShownText] = "hanzi"
    most_lines: ClassVar[int] = LINES
    #: Whether pinyin with the text is a line of its own.
    has_pinyin_lines: ClassVar[bool] = True
    _last: Subtitle | None = None
    file: TextIO

    @property
    def shown(self) -> ShownText:
        """What of the text is shown."""
        return self.info.style.shown or self.best_shown

    @property
    def _shows_translation(self) -> bool:
        if (chosen := self.info.style.has_translation) is not None:
            return chosen
        return not (self.has_pinyin_lines and self.shown == "both")

    def open(self) -> None:
        """Begin the file."""
        self.file = self.partial.open("w", encoding="utf-8", newline="\n")
        self.begin()

    def begin(self) -> None:
        """Write what stands before the first cue."""

    @abstractmethod
    def cue(self, cue: Subtitle) -> None:
        """Write a cue."""

    def sentence(self, sentence: TimedSentence) -> None:
        """Write its cues; with pinyin over it or a translation below, one line of the text is all that a cue has."""
        if not self._shows_translation:
            sentence = replace(sentence, translation="")
        lines = 1 if self.shown == "both" or sentence.translation else self.most_lines
        with self.guarded():
            for cue in cues(sentence, self.shown, lines):
                self._write(cue.start)
                self._last = cue

    def _write(self, following: int) -> None:
        """Write the cue that waits, which ends before sample `following`."""
        if self._last is None:
            return
        start = self._last.start
        longest = start + round(SHORTEST_CUE_SECONDS * self.info.sample_rate)
        self.cue(replace(self._last, end=max(self._last.end, min(following, longest))))

    def finish(self, samples: int) -> None:
        """Write the last cue and close the file."""
        self._write(samples)
        self.file.close()

    def release(self) -> None:
        """Close what there is."""
        self.file.close()

    def lines_of(self, cue: Subtitle) -> tuple[str, ...]:
        """A cue's lines as they are shown where there is no better place for pinyin than a line over the text's."""
        below = tuple(filter(None, (cue.translation,)))
        if self.shown == "hanzi":
            return (*cue.lines, *below)
        pinyin = tuple(filter(None, cue.pinyin_lines))
        return (*pinyin, *below) if self.shown == "pinyin" else (*dict.fromkeys((*pinyin, *cue.lines)), *below)


def in_units(samples: int, sample_rate: int, per_second: int) -> int:
    """A time in whole parts of a second, the nearest; of two times the later one never has fewer."""
    return (2 * samples * per_second + sample_rate) // (2 * sample_rate)
