"""Sound written to a file as it comes: what every format that holds audio is made with."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from langdu.exporters.audio.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: By the ending, what libsndfile calls the container and the coding.
FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
#: Frames handed to libsndfile at once. Ten minutes of Vorbis in one call end the process.
BLOCK_FRAMES = 16384
#: libsndfile's command that makes a WAV of an RF64 that is short enough (sndfile.h).
RF64_AUTO_DOWNGRADE = 0x1210


class AudioWriter(Protocol):
    """A sound file that is being written."""

    def write(self, pcm: bytes) -> None:
        """The next samples: mono, signed 16 bit.

        Raises:
            OSError, RuntimeError: they cannot be written.
        """

    def close(self) -> None:
        """Write what remains and close the file; also after a failure.

        Raises:
            OSError, RuntimeError: it is not whole.
        """


class SoundFileWriter:
    """A wav, flac, ogg or mp3, by libsndfile.

    Args:
        path: the file.
        ending: its format's, dot included.
        sample_rate: in Hz; mp3 takes MPEG's.
        is_long: whether a WAV is going to be longer than 4 GiB: it is RF64 (EBU Tech 3306) then, which libsndfile makes
            a WAV again if it turns out shorter.
        title: for RIFF's INFO, in UTF-8, as ffmpeg and all that is made of it read it.
    """

    def __init__(self, path: Path, ending: str, sample_rate: int, *, is_long: bool = False, title: str = "") -> None:
        import soundfile

        kind, subtype = FORMATS[ending]
        self._sink = Sink(path)
        # What libsndfile calls back must not be broken off by a signal, which only the main thread handles.
        self._thread = ThreadPoolExecutor(1)
        self._file: Any = soundfile.SoundFile(
            self._sink,
            "w",
            samplerate=sample_rate,
            channels=1,
            format="RF64" if is_long else kind,
            subtype=subtype,
        )
        if is_long:
            soundfile._snd.sf_command(self._file._file, RF64_AUTO_DOWNGRADE, soundfile._ffi.NULL, 1)
        if kind == "WAV" and title:
            self._file.title = title

    def write(self, pcm: bytes) -> None:
        """Write the samples, a block at a time."""
        for start in range(0, len(pcm), BLOCK_FRAMES * 2):
            self._do(self._file.buffer_write, pcm[start : start + BLOCK_FRAMES * 2], "int16")

    def close(self) -> None:
        """Close the file."""
        try:
            self._do(self._file.close)
        finally:
            self._sink.close()
            self._thread.shutdown()
        if self._sink.failure is not None:
            raise self._sink.failure

    def _do(self, function: Callable[..., object], *args: object) -> None:
        """Call libsndfile, and raise what the system said: it does not tell, and does not look at its last block."""
        try:
            self._thread.submit(function, *args).result()
        except (AssertionError, RuntimeError):  # soundfile's, when less was written than was given
            if self._sink.failure is None:
                raise
        if self._sink.failure is not None:
            raise self._sink.failure
