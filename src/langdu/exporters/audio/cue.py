"""A cue sheet: the chapters of the sound file beside it, for formats that have none of their own (wav).

UTF-8 without a mark at its beginning. Times are minutes, seconds and frames of 1/75 s. A title has no way to hold a
double quote, so it gets a typographic one.
"""

from __future__ import annotations

from langdu.exporters.audio.tagging.chapters import ChapterMarks, ChapterTile
from langdu.exporters.audio.writers import ENDINGS
from langdu.exporters.base import Exporter
from langdu.model import ExportedChapter, TimedSentence, one_line

FRAMES_A_SECOND = 75


class CueSheetExporter(Exporter):
    """Writes the cue sheet at the end."""

    _has_sentence = False

    def open(self) -> None:
        """Begin."""
        self._chapters = ChapterMarks(self.info.sample_rate, self.info.title)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Remember where it begins."""
        if not self._has_sentence:
            self._chapters.lead_in = chapter.start
        self._chapters.add(chapter)

    def sentence(self, sentence: TimedSentence) -> None:
        """From now on a chapter does not begin the file."""
        self._has_sentence = True

    def finish(self, samples: int) -> None:
        """Write all of it."""
        sound = self._sound()
        title, author = _quoted(self.info.title), _quoted(self.info.author or self.info.voice.name)
        kind = "MP3" if sound.lower().endswith(".mp3") else "WAVE"
        lines = [f"PERFORMER {author}", f"TITLE {title}", f"FILE {_quoted(sound)} {kind}"]
        tiles = self._chapters.tiles(samples) or [ChapterTile(self.info.title, 0, samples)]
        for number, tile in enumerate(tiles, 1):
            lines += [f"  TRACK {number:02} AUDIO", f"    TITLE {_quoted(tile.title)}"]
            lines += [f"    INDEX 01 {self._clock(tile.start)}"]
        self.partial.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def release(self) -> None:
        """There is nothing open."""

    def _sound(self) -> str:
        """The name of the sound file: of this export, else one that is beside it, else the WAV that may come."""
        named = [path.name for path in self.info.outputs if path.suffix.lower() in ENDINGS]
        same = [name for name in named if name.startswith(f"{self.path.stem}.")]
        beside = [self.path.with_suffix(ending) for ending in ENDINGS]
        found = [path.name for path in beside if path.exists()]
        return [*same, *named, *found, beside[0].name][0]

    def _clock(self, samples: int) -> str:
        frames = samples * FRAMES_A_SECOND // self.info.sample_rate
        seconds, frames = divmod(frames, FRAMES_A_SECOND)
        return f"{seconds // 60:02}:{seconds % 60:02}:{frames:02}"


def _quoted(text: str) -> str:
    return '"{}"'.format(one_line(text).replace('"', "”"))
