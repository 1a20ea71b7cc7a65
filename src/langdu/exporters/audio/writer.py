"""Sound written to a file as it comes: the port of all that encode, and what libsndfile encodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from langdu.exporters.audio.sink import OggSink, Sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.exporters.audio.bit_rates import Coding

#: By the ending, what libsndfile calls the container and the coding.
FORMATS = {
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
}
#: Frames handed to an encoder at once. Ten minutes of Vorbis in one call end the process.
BLOCK_FRAMES = 16384


class AudioWriter(Protocol):
    """A sound file that is being written."""

    def write(self, pcm: bytes) -> None:
        """The next samples: mono, signed 16 bit.

        Raises:
            OSError, RuntimeError: they, or those before them, cannot be written.
        """

    def close(self) -> None:
        """Write what remains and close the file; also after a failure.

        Raises:
            OSError, RuntimeError: it is not whole.
        """


class SoundFileWriter:
    """A flac, ogg or mp3, by libsndfile.

    Its calls come from one thread, and not the main one: what libsndfile calls back must not be broken off by a signal.

    Args:
        path: the file.
        ending: its format's, dot included.
        sample_rate: in Hz; mp3 takes MPEG's.
        coding: what the encoder is told of its bit rate; None for what it does by itself.
    """

    def __init__(self, path: Path, ending: str, sample_rate: int, *, coding: Coding | None = None) -> None:
        import soundfile

        kind, subtype = FORMATS[ending]
        self._sink = (OggSink if ending == ".ogg" else Sink)(path)
        self._file: Any = soundfile.SoundFile(
            self._sink,
            "w",
            samplerate=sample_rate,
            channels=1,
            format=kind,
            subtype=subtype,
            compression_level=None if coding is None else coding.compression_level,
            bitrate_mode=None if coding is None else coding.mode,
        )

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
        if self._sink.failure is not None:
            raise self._sink.failure

    def _do(self, function: Callable[..., object], *args: object) -> None:
        """Call libsndfile, and raise what the system said: it does not tell, and does not look at its last block."""
        try:
            function(*args)
        except (AssertionError, RuntimeError):  # soundfile's, when less was written than was given
            if self._sink.failure is None:
                raise
        if self._sink.failure is not None:
            raise self._sink.failure
