r"""SubStation Alpha with karaoke: each syllable changes its colour when it is said, its pinyin over it.

ASS has no ruby. With pinyin and hanzi, a cue is written twice: as a comment in Aegisub's source form,
`{\k25}银|!yín{\k30}行|!háng`, for who wants to make another effect of it, and as events with a place, one for each
hanzi and one for its pinyin, which any player shows. Times are in hundredths; those of the `\k` of an event sum to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from langdu.exporters.timed_text.subtitles.ass_layout import HANZI_HEIGHT, PINYIN_HEIGHT, WIDTH, layout, scale_of_line
from langdu.exporters.timed_text.subtitles.cue_exporter import CueExporter, in_units
from langdu.exporters.timed_text.subtitles.karaoke import karaoke_pieces
from langdu.exporters.timed_units import pinyin_pieces
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.exporters.timed_text.subtitles.cues import Subtitle
    from langdu.exporters.timed_text.subtitles.karaoke import KaraokePiece
    from langdu.exporters.timed_units import TimedUnit
    from langdu.model import ShownText

#: The picture's height, where the lines end, and the styles' names, the second as Aegisub's templates look for it.
HEIGHT, BOTTOM = 1080, 1000
#: How far below the text its translation ends, and how high it is.
BELOW, TRANSLATION_HEIGHT = 60, 44
STYLE, RUBY_STYLE, TRANSLATION_STYLE = "langdu", "langdu-furigana", "langdu-translation"
#: ASS has no way to write these that all players know; a line break would end the event.
_SIGNS = str.maketrans({"{": "｛", "}": "｝", "\\": "＼", "\n": " ", "\r": " "})
#: In Aegisub's source form these part hanzi and pinyin.
_SOURCE_SIGNS = str.maketrans({"|": "｜", "!": "！", "<": "＜", "#": "＃"})
_FORMAT = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
    "Encoding"
)
#: Said: amber; not yet: white; outline: black.
_LOOK = "Noto Sans CJK SC,{size},&H0000C8FF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,{outline},0,2"


class AssExporter(CueExporter):
    """Writes ASS subtitles with karaoke, pinyin over the hanzi."""

    best_shown: ClassVar[ShownText] = "both"
    has_pinyin_lines: ClassVar[bool] = False

    def begin(self) -> None:
        """Write the header."""
        margins = f"60,60,{HEIGHT - BOTTOM},1"
        styles = ((STYLE, HANZI_HEIGHT, 3), (RUBY_STYLE, PINYIN_HEIGHT, 2))
        rows = [f"Style: {name},{_LOOK.format(size=size, outline=line)},{margins}" for name, size, line in styles]
        look = _LOOK.format(size=TRANSLATION_HEIGHT, outline=2).replace("&H0000C8FF", "&H00FFFFFF")
        rows.append(f"Style: {TRANSLATION_STYLE},{look},60,60,{HEIGHT - BOTTOM - BELOW},1")
        self.file.write(
            f"[Script Info]\nTitle: {one_line(self.info.title)}\nScriptType: v4.00+\nWrapStyle: 0\n"
            f"ScaledBorderAndShadow: yes\nPlayResX: {WIDTH}\nPlayResY: {HEIGHT}\nLanguage: zh\n\n"
            f"[V4+ Styles]\nFormat: {_FORMAT}\n" + "\n".join(rows) + "\n\n[Events]\n"
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        )

    def cue(self, cue: Subtitle) -> None:
        """Write a cue."""
        if cue.translation:
            self._event("Dialogue", cue, TRANSLATION_STYLE, "", _safe(cue.translation))
        if self.shown == "both":
            for row in cue.rows:
                self._event("Comment", cue, STYLE, "karaoke", self._source(row, cue))
                self._placed(row, cue)
            return
        lines = [self._line(row, cue, index) for index, row in enumerate(cue.rows)]
        scale = round(100 * min(scale_of_line(line) for line in self.lines_of(replace(cue, translation=""))))
        small = f"{{\\fscx{scale}\\fscy{scale}}}" if scale < 100 else ""
        self._event("Dialogue", cue, STYLE, "", small + "\\N".join(lines))

    def _line(self, row: Sequence[TimedUnit], cue: Subtitle, index: int) -> str:
        r"""A line with its `\k`, which sum to the time until the next line's first syllable, or to the end."""
        following = [u.marks[0].start for r in cue.rows[index + 1 :] for u in r if u.marks]
        start = self._start(cue, row) if index else cue.start
        written = pinyin_pieces(row) if self.shown == "pinyin" else [unit.text for unit in row]
        line = ""
        for piece, duration in self._durations(row, start, following[0] if following else cue.end):
            text = "".join(written[piece.first : piece.first + len(piece.units)])
            line += f"{{\\k{duration}}}{_safe(text)}" if piece.units else f"{{\\k{duration}}}"
        return line

    def _start(self, cue: Subtitle, row: Sequence[TimedUnit]) -> int:
        """When a later line begins: the lines before it have used up the time until its first syllable."""
        return next((unit.marks[0].start for unit in row if unit.marks), cue.end)

    def _source(self, row: Sequence[TimedUnit], cue: Subtitle) -> str:
        """The line in Aegisub's source form."""
        line = ""
        for piece, duration in self._durations(row, cue.start, cue.end):
            text = _safe("".join(unit.text for unit in piece.units)).translate(_SOURCE_SIGNS)
            pinyin = " ".join(filter(None, (unit.pinyin for unit in piece.units)))
            line += f"{{\\k{duration}}}{text}" + (f"|!{pinyin}" if pinyin else "")
        return line

    def _durations(self, row: Sequence[TimedUnit], start: int, end: int) -> Iterator[tuple[KaraokePiece, int]]:
        """The pieces with their lengths in hundredths, rounded so that none is late; silence first, if there is any."""
        pieces = karaoke_pieces(row, start, end)
        begin = self._hundredths(start)
        for number, piece in enumerate(pieces):
            at = self._hundredths(piece.start)
            if not number and at > begin:
                yield type(piece)((), 0, start, piece.start), at - begin
            yield piece, self._hundredths(piece.end) - at

    def _placed(self, row: Sequence[TimedUnit], cue: Subtitle) -> None:
        """The events of a line, each in its place and with its own piece of karaoke."""
        cells, scale = layout(row)
        small = f"\\fscx{round(100 * scale)}\\fscy{round(100 * scale)}" if scale < 1 else ""
        start, end = self._hundredths(cue.start), self._hundredths(cue.end)
        for piece in karaoke_pieces(row, cue.start, cue.end):
            at, after = self._hundredths(piece.start), self._hundredths(piece.end)
            for number, unit in enumerate(piece.units, piece.first):
                times = f"\\k{at - start}}}{{\\k{after - at}}}", f"{{\\k{end - after}}}"
                above = BOTTOM - round(HANZI_HEIGHT * scale)
                for style, y, text in ((STYLE, BOTTOM, unit.text), (RUBY_STYLE, above, unit.pinyin)):
                    if text.strip():
                        place = f"{{\\an2\\pos({cells[number]:.0f},{y}){small}"
                        self._event("Dialogue", cue, style, "", place + times[0] + _safe(text) + times[1])

    def _event(self, kind: str, cue: Subtitle, style: str, effect: str, text: str) -> None:
        times = f"{self._stamp(cue.start)},{self._stamp(cue.end)}"
        self.file.write(f"{kind}: 0,{times},{style},,0,0,0,{effect},{text}\n")

    def _hundredths(self, samples: int) -> int:
        return in_units(samples, self.info.sample_rate, 100)

    def _stamp(self, samples: int) -> str:
        """`H:MM:SS.cc`."""
        minutes, hundredths = divmod(self._hundredths(samples), 6000)
        return f"{minutes // 60}:{minutes % 60:02}:{hundredths // 100:02}.{hundredths % 100:02}"


def _safe(text: str) -> str:
    return text.translate(_SIGNS)
