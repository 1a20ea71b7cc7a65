"""SubRip subtitles: a sentence in cues of two lines at most, each from its first sound to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter
from langdu.exporters.timed_text.cues import Subtitle, cues

if TYPE_CHECKING:
    from langdu.model import TimedSentence

#: Seconds that a cue stays at least, where the next one leaves it room.
SHORTEST_CUE_SECONDS = 1.0


class SrtExporter(Exporter):
    """Writes SRT subtitles, a cue for each sentence or part of one."""

    _file: TextIO
    _count = 0
    _last: Subtitle | None = None

    def open(self) -> None:
        """Begin the file."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")

    def sentence(self, sentence: TimedSentence) -> None:
        """Write its cues; the last one waits for the next sentence, which says how long it may stay."""
        with self.guarded():
            for cue in cues(sentence):
                self._write(cue.start)
                self._last = cue

    def _write(self, following: int) -> None:
        """Write the cue that waits, which ends before sample `following`."""
        if self._last is None:
            return
        self._count += 1
        end = max(
            self._last.end, min(following, self._last.start + round(SHORTEST_CUE_SECONDS * self.info.sample_rate))
        )
        times = " --> ".join(timestamp(at / self.info.sample_rate) for at in (self._last.start, end))
        self._file.write("\n".join((str(self._count), times, *self._last.lines, "\n")))

    def finish(self, samples: int) -> None:
        """Write the last cue and close the file."""
        self._write(samples)
        self._file.close()

    def release(self) -> None:
        """Close what there is."""
        self._file.close()


def timestamp(seconds: float) -> str:
    """`HH:MM:SS,mmm`."""
    milliseconds = round(seconds * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02},{milliseconds % 1000:03}"
