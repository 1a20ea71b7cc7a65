"""SubRip subtitles: a sentence in cues of two lines at most, each from its first sound to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.timed_text.subtitles.cue_exporter import CueExporter, in_units

if TYPE_CHECKING:
    from langdu.exporters.timed_text.subtitles.cues import Subtitle


class SrtExporter(CueExporter):
    """Writes SRT subtitles, a cue for each sentence or part of one."""

    _count = 0

    def cue(self, cue: Subtitle) -> None:
        """Write a cue."""
        self._count += 1
        times = " --> ".join(timestamp(in_units(at, self.info.sample_rate, 1000)) for at in (cue.start, cue.end))
        self.file.write("\n".join((str(self._count), times, *self.lines_of(cue), "\n")))


def timestamp(milliseconds: int, sign: str = ",") -> str:
    """`HH:MM:SS,mmm`; `sign` stands before the milliseconds."""
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}{sign}{milliseconds % 1000:03}"
