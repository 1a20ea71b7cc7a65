"""wav, flac, ogg (Vorbis) and mp3, through libsndfile.

mp3 wants one of MPEG's sample rates; 24 kHz, 22.05 kHz and 16 kHz are, so nothing is resampled. A WAV file holds no
more than 4 GiB, a day of speech: what is going to be longer is RF64.
"""

from __future__ import annotations

from langdu.errors import OutputFailed
from langdu.exporters.audio.tags import write_tags
from langdu.exporters.audio.writer import AudioWriter, SoundFileWriter
from langdu.exporters.base import Exporter

#: Samples that a WAV file holds, with some room for its other parts.
MOST_WAV_SAMPLES = (1 << 31) - (1 << 20)


class SoundExporter(Exporter):
    """A sound file, its kind chosen by the ending."""

    _writer: AudioWriter | None = None
    _written = 0
    _most: int | None = None

    def open(self) -> None:
        """Begin the file."""
        ending = self.path.suffix.lower()
        is_wav = ending == ".wav"
        is_long = is_wav and self.info.expected > MOST_WAV_SAMPLES // 2
        self._most = MOST_WAV_SAMPLES if is_wav and not is_long else None
        self._writer = SoundFileWriter(
            self.partial, ending, self.info.sample_rate, is_long=is_long, title=self.info.title
        )

    def audio(self, pcm: bytes) -> None:
        """Write the samples."""
        self._written += len(pcm) // 2
        if self._most is not None and self._written > self._most:
            what = "this is longer than a WAV file can be (4 GiB, a day of speech)"
            raise OutputFailed(what, where=str(self.path), remedy="write flac, ogg or mp3, or part of it: --sentences")
        if self._writer is not None:
            with self.guarded():
                self._writer.write(pcm)

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
