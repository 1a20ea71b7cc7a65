"""Lyrics: [mm:ss.xx] before each line; the enhanced kind has <mm:ss.xx> before each syllable too, and at the end.

Times are in hundredths; minutes go beyond 59. An empty line ends the one before where a long pause follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from langdu.exporters.timed_text.subtitles.cue_exporter import CueExporter, in_units
from langdu.exporters.timed_text.subtitles.karaoke import karaoke_pieces
from langdu.exporters.timed_units import pinyin_pieces
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.exporters.timed_text.subtitles.cues import Subtitle
    from langdu.exporters.timed_units import TimedUnit

#: Seconds after which a line does not stay until the next.
LONG_PAUSE_SECONDS = 5.0
#: What a player would take for a time. Lyrics have no way to write it otherwise than with full-width signs.
_TIME = re.compile(r"[\[<](?=[0-9]{1,4}:[0-9])")


class LrcExporter(CueExporter):
    """Writes lyrics, a line for each sentence or part of one."""

    most_lines: ClassVar[int] = 1
    _shown_until = 0

    def begin(self) -> None:
        """Write what the song is called."""
        info = self.info
        tags = {"ti": info.title, "ar": info.author or info.voice.name, "al": info.album, "offset": "0"}
        for key, value in tags.items():
            if value:
                self.file.write(f"[{key}:{one_line(value).replace(']', '］')}]\n")

    def cue(self, cue: Subtitle) -> None:
        """Write a line, and of the same time its pinyin and its translation where these are shown."""
        self._end(cue.start, LONG_PAUSE_SECONDS)
        start = f"[{self.stamp(cue.start)}]"
        for line in self.lyrics(cue):
            self.file.write(f"{start}{line}\n")
        self._shown_until = cue.end

    def lyrics(self, cue: Subtitle) -> Iterator[str]:
        """What is written behind the time."""
        yield from map(_safe, self.lines_of(cue))

    def _end(self, following: int, pause_seconds: float) -> None:
        """End the line that is shown, where so long a pause follows it."""
        if self._shown_until and following - self._shown_until >= pause_seconds * self.info.sample_rate:
            self.file.write(f"[{self.stamp(self._shown_until)}]\n")

    def finish(self, samples: int) -> None:
        """Write the last line and its end, and close the file."""
        self._write(samples)
        self._end(max(samples, self._shown_until), 0.0)
        self.file.close()

    def stamp(self, samples: int) -> str:
        """`mm:ss.xx`."""
        minutes, hundredths = divmod(in_units(samples, self.info.sample_rate, 100), 6000)
        return f"{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}"


class EnhancedLrcExporter(LrcExporter):
    """Writes lyrics with a time before each syllable."""

    def lyrics(self, cue: Subtitle) -> Iterator[str]:
        """The lines with their syllables' times; the pinyin of the text has the same ones."""
        for row in cue.rows:
            if self.shown != "hanzi":
                yield self._timed(row, pinyin_pieces(row), cue)
            if self.shown != "pinyin":
                yield self._timed(row, [unit.text for unit in row], cue)
        if cue.translation:
            yield _safe(cue.translation)

    def _timed(self, row: Sequence[TimedUnit], written: Sequence[str], cue: Subtitle) -> str:
        """A line whose units are written so, each piece opened by a time and the last closed by one."""
        line = ""
        for piece in karaoke_pieces(row, cue.start, cue.end):
            text = "".join(written[piece.first : piece.first + len(piece.units)])
            line += f"<{self.stamp(piece.start)}>{_safe(text)}"
        return f"{line}<{self.stamp(cue.end)}>"


def _safe(text: str) -> str:
    return _TIME.sub(lambda sign: "［" if sign.group() == "[" else "＜", text)
