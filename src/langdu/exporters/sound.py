"""wav, flac, ogg (Vorbis) and mp3, through libsndfile.

mp3 wants one of MPEG's sample rates; 24 kHz, 22.05 kHz and 16 kHz are, so nothing is resampled.
"""

from __future__ import annotations

from typing import Any, ClassVar

from langdu.exporters.base import Exporter

FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
#: Frames handed to libsndfile at once. Ten minutes of Vorbis in one call end the process.
BLOCK = 16384


class SoundExporter(Exporter):
    """A sound file, its kind chosen by the ending."""

    is_audio: ClassVar[bool] = True
    _file: Any = None

    def open(self) -> None:
        """Begin the file."""
        import soundfile

        kind, subtype = FORMATS[self.path.suffix.lower()]
        self._file = soundfile.SoundFile(
            str(self.partial), "w", samplerate=self.sample_rate, channels=1, format=kind, subtype=subtype
        )
        if self.title and kind != "WAV":
            self._file.title = self.title

    def audio(self, pcm: bytes) -> None:
        """Write the samples, a block at a time."""
        with self.guarded():
            for start in range(0, len(pcm), BLOCK * 2):
                self._file.buffer_write(pcm[start : start + BLOCK * 2], dtype="int16")

    def finish(self, samples: int) -> None:
        """Close the file."""
        self._file.close()

    def release(self) -> None:
        """Close what there is."""
        if self._file is not None:
            self._file.close()
