"""wav, flac, ogg (Vorbis) and mp3, through libsndfile.

mp3 wants one of MPEG's sample rates; 24 kHz, 22.05 kHz and 16 kHz are, so nothing is resampled. A WAV file holds no
more than 4 GiB, a day of speech: what is going to be longer is RF64 (EBU Tech 3306), which libsndfile makes a WAV again
if it turns out shorter.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from langdu.errors import OutputFailed
from langdu.exporters.base import Exporter
from langdu.exporters.sink import Sink
from langdu.exporters.tags import write_tags

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
#: Frames handed to libsndfile at once. Ten minutes of Vorbis in one call end the process.
BLOCK_FRAMES = 16384
#: Samples that a WAV file holds, with some room for its other parts.
MOST_WAV_SAMPLES = (1 << 31) - (1 << 20)
#: libsndfile's command that makes a WAV of an RF64 that is short enough (sndfile.h).
RF64_AUTO_DOWNGRADE = 0x1210


class SoundExporter(Exporter):
    """A sound file, its kind chosen by the ending."""

    _file: Any = None
    _sink: Sink
    _thread: ThreadPoolExecutor
    _written = 0
    _most: int | None = None

    def open(self) -> None:
        """Begin the file."""
        import soundfile

        kind, subtype = FORMATS[self.path.suffix.lower()]
        is_long = kind == "WAV" and self.info.expected > MOST_WAV_SAMPLES // 2
        self._most = MOST_WAV_SAMPLES if kind == "WAV" and not is_long else None
        self._sink = Sink(self.partial)
        # What libsndfile calls back must not be broken off by a signal, which only the main thread handles.
        self._thread = ThreadPoolExecutor(1)
        self._file = soundfile.SoundFile(
            self._sink,
            "w",
            samplerate=self.info.sample_rate,
            channels=1,
            format="RF64" if is_long else kind,
            subtype=subtype,
        )
        if is_long:
            soundfile._snd.sf_command(self._file._file, RF64_AUTO_DOWNGRADE, soundfile._ffi.NULL, 1)
        if kind == "WAV" and self.info.title:
            self._file.title = self.info.title  # RIFF's INFO, in UTF-8, as ffmpeg and all that is made of it read it

    def audio(self, pcm: bytes) -> None:
        """Write the samples, a block at a time."""
        self._written += len(pcm) // 2
        if self._most is not None and self._written > self._most:
            what = "this is longer than a WAV file can be (4 GiB, a day of speech)"
            raise OutputFailed(what, where=str(self.path), remedy="write flac, ogg or mp3, or part of it: --sentences")
        with self.guarded():
            for start in range(0, len(pcm), BLOCK_FRAMES * 2):
                self._do(self._file.buffer_write, pcm[start : start + BLOCK_FRAMES * 2], "int16")

    def finish(self, samples: int) -> None:
        """Close the file, and write who speaks and what into it."""
        self._do(self._file.close)
        self._do(self._sink.close)
        self._thread.shutdown()
        voice = self.info.voice
        write_tags(self.partial, title=self.info.title, voice=voice.name, language=voice.language)

    def _do(self, function: Callable[..., object], *args: object) -> None:
        """Call libsndfile, and raise what the system said: it does not tell, and does not look at its last block."""
        try:
            self._thread.submit(function, *args).result()
        except (AssertionError, RuntimeError):  # soundfile's, when less was written than was given
            if self._sink.failure is None:
                raise
        if self._sink.failure is not None:
            raise self._sink.failure

    def release(self) -> None:
        """Close what there is."""
        if self._file is not None:
            self._thread.shutdown()
            self._file.close()
            self._sink.close()
