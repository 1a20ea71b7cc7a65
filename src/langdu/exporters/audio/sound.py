"""Sound files: wav, flac, ogg (Vorbis) and mp3 through libsndfile, opus, m4a and m4b through PyAV.

mp3 wants one of MPEG's sample rates; 24 kHz, 22.05 kHz and 16 kHz are, so nothing is resampled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import OutputFailed
from langdu.exporters.audio.tagging.chapters import ChapterMarks
from langdu.exporters.audio.tagging.cover import drawn_cover
from langdu.exporters.audio.tagging.lyrics import LyricLines
from langdu.exporters.audio.tagging.tags import tags_of, write_tags
from langdu.exporters.audio.writers import audio_writer
from langdu.exporters.base import Exporter

if TYPE_CHECKING:
    from langdu.exporters.audio.encoding_thread import EncodingThread
    from langdu.model import ExportedChapter, TimedSentence


#: What ACX takes in a file.
ACX_MOST_MINUTES = 120


class SoundExporter(Exporter):
    """A sound file, its kind chosen by the ending."""

    _writer: EncodingThread | None = None
    _has_sentence = False
    _samples = 0

    def open(self) -> None:
        """Begin the file."""
        info = self.info
        self._chapters = ChapterMarks(info.sample_rate, info.title)
        self._lyrics = LyricLines(info)
        self._writer = audio_writer(
            self.partial,
            self.path.suffix.lower(),
            info.sample_rate,
            bit_rate_kbps=info.style.bit_rate_kbps,
            loudness=info.style.loudness,
            title=info.title,
            chapters=self._chapters,
        )

    def audio(self, pcm: bytes) -> None:
        """Write the samples."""
        self._samples += len(pcm) // 2
        if self.info.style.loudness == "acx" and self._samples > ACX_MOST_MINUTES * 60 * self.info.sample_rate:
            what = f"this is longer than the {ACX_MOST_MINUTES} minutes that ACX takes in a file"
            raise OutputFailed(what, where=str(self.path), remedy="add --split chapter or --split minutes:119")
        if self._writer is not None:
            with self.guarded():
                self._writer.write(pcm)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Remember where it begins."""
        if not self._has_sentence:
            self._chapters.lead_in = chapter.start
        self._chapters.add(chapter)

    def sentence(self, sentence: TimedSentence) -> None:
        """Keep its text for the lyrics; from now on a chapter does not begin the file."""
        self._has_sentence = True
        self._lyrics.add(sentence)

    def finish(self, samples: int) -> None:
        """Close the file, and write who speaks and what into it."""
        self.release()
        info = self.info
        cover = info.cover or drawn_cover(info.album or info.title, info.author)
        write_tags(self.partial, tags_of(info, cover, self._lyrics.all(), tuple(self._chapters.tiles(samples))))

    def abort(self) -> None:
        """Give up without encoding what waits."""
        if self._writer is not None:
            self._writer.give_up()
        super().abort()

    def release(self) -> None:
        """Close what there is."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
