"""Sound files: wav, flac, ogg (Vorbis) and mp3 through libsndfile, opus, m4a and m4b through PyAV.

mp3 wants one of MPEG's sample rates; 24 kHz, 22.05 kHz and 16 kHz are, so nothing is resampled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.audio.chapters import ChapterMarks
from langdu.exporters.audio.tags import write_tags
from langdu.exporters.audio.writers import audio_writer
from langdu.exporters.base import Exporter

if TYPE_CHECKING:
    from langdu.exporters.audio.writer import AudioWriter
    from langdu.model import ExportedChapter, TimedSentence


class SoundExporter(Exporter):
    """A sound file, its kind chosen by the ending."""

    _writer: AudioWriter | None = None
    _has_sentence = False

    def open(self) -> None:
        """Begin the file."""
        info = self.info
        self._chapters = ChapterMarks(info.sample_rate, info.title)
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
        if self._writer is not None:
            with self.guarded():
                self._writer.write(pcm)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Remember where it begins."""
        if not self._has_sentence:
            self._chapters.lead_in = chapter.start
        self._chapters.add(chapter)

    def sentence(self, sentence: TimedSentence) -> None:
        """From now on a chapter does not begin the file."""
        self._has_sentence = True

    def finish(self, samples: int) -> None:
        """Close the file, and write who speaks and what into it."""
        self.release()
        voice = self.info.voice
        write_tags(self.partial, title=self.info.title, voice=voice.name, language=voice.language)

    def release(self) -> None:
        """Close what there is."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
