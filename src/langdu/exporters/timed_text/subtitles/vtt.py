"""WebVTT subtitles: ruby where pinyin is shown over hanzi, and a time before each syllable, for karaoke.

Source: the W3C's WebVTT. A cue ends later than it begins; times inside it come later than its start and than one
another, and before its end. What was said keeps its colour, what was not is grey, where the player knows `::cue`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from langdu.exporters.timed_text.subtitles.cue_exporter import CueExporter, in_units
from langdu.exporters.timed_text.subtitles.karaoke import karaoke_pieces
from langdu.exporters.timed_text.subtitles.srt import timestamp
from langdu.exporters.timed_units import pinyin_pieces
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.timed_text.subtitles.cues import Subtitle
    from langdu.exporters.timed_units import TimedUnit
    from langdu.model import ShownText

_STYLE = "STYLE\n::cue(:future) {\n  color: #b0b0b0;\n}\n\n"


class VttExporter(CueExporter):
    """Writes WebVTT subtitles, with ruby."""

    best_shown: ClassVar[ShownText] = "both"
    has_pinyin_lines: ClassVar[bool] = False

    def begin(self) -> None:
        """Write the header."""
        title = one_line(self.info.title).replace("-->", "→")
        self.file.write(f"WEBVTT {title}".rstrip() + "\n\n" + _STYLE)

    def cue(self, cue: Subtitle) -> None:
        """Write a cue."""
        start, end = self._milliseconds(cue.start), self._milliseconds(cue.end)
        self.file.write(f"{timestamp(start, '.')} --> {timestamp(max(end, start + 1), '.')}\n")
        at = start
        for index, row in enumerate(cue.rows):
            stop = next((u.marks[0].start for r in cue.rows[index + 1 :] for u in r if u.marks), cue.end)
            line, at = self._line(row, self._written(row), (cue.start, stop), (at, end))
            self.file.write(line.strip() + "\n")
        if cue.translation:
            self.file.write(escape(cue.translation, quote=False) + "\n")
        self.file.write("\n")

    def _line(
        self, row: Sequence[TimedUnit], written: Sequence[str], span: tuple[int, int], between: tuple[int, int]
    ) -> tuple[str, int]:
        """A line with its times, and the last of them, in milliseconds."""
        line, (last, end) = "", between
        for piece in karaoke_pieces(row, *span):
            at = self._milliseconds(piece.start)
            text = "".join(written[piece.first : piece.first + len(piece.units)])
            if last < at < end:
                bare = text.lstrip(" ")
                text, last = f"{' ' * (len(text) - len(bare))}<{timestamp(at, '.')}>{bare}", at
            line += text
        return line, last

    def _written(self, row: Sequence[TimedUnit]) -> list[str]:
        """Each unit in WebVTT."""
        if self.shown == "pinyin":
            return [escape(piece, quote=False) for piece in pinyin_pieces(row)]
        return [_ruby(unit) if self.shown == "both" else escape(unit.text, quote=False) for unit in row]

    def _milliseconds(self, samples: int) -> int:
        return in_units(samples, self.info.sample_rate, 1000)


def _ruby(unit: TimedUnit) -> str:
    text = escape(unit.text, quote=False)
    return f"<ruby>{text}<rt>{escape(unit.pinyin, quote=False)}</rt></ruby>" if unit.syllables else text
