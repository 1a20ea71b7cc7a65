"""The sound of a page: short mp3 files inside it, each with the text that it says.

A file of constant bit rate, since browsers find a place in others only roughly (Chromium in a VBR of five minutes:
up to 0.8 s beside it), and of at least 64 kbit/s, since below LAME leaves out the header by which a decoder drops the
silence that it put before the first sample (a frame at 24 kHz has no room for it).
"""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any

from langdu.exporters.audio.sink import Sink
from langdu.exporters.audio.writer import SoundFileWriter
from langdu.files import PartialFile

if TYPE_CHECKING:
    from pathlib import Path

#: What speech is kept at, where the user does not say.
BIT_RATE_KBPS = 64
#: Bytes turned into base64 at once; a multiple of three.
BLOCK_BYTES = 3 << 14


class ConstantMp3(SoundFileWriter):
    """An mp3 of constant bit rate, by libsndfile.

    Args:
        path: the file.
        sample_rate: in Hz, one of MPEG's.
        bit_rate_kbps: the nearest that MPEG has is taken.
    """

    def __init__(self, path: Path, sample_rate: int, bit_rate_kbps: int) -> None:
        import soundfile

        # libsndfile's mpeg_l3_encode.c: level 0 is the highest rate of the MPEG version, 1 the lowest.
        most, least = (320, 32) if sample_rate >= 32_000 else (160, 8) if sample_rate >= 16_000 else (64, 8)
        level = (most - min(max(bit_rate_kbps, least), most)) / (most - least)
        self._sink = Sink(path)
        self._thread = ThreadPoolExecutor(1)
        self._file: Any = soundfile.SoundFile(
            self._sink,
            "w",
            samplerate=sample_rate,
            channels=1,
            format="MP3",
            subtype="MPEG_LAYER_III",
            bitrate_mode="CONSTANT",
            compression_level=level,
        )


class PageRecording:
    """One of the files while it is made, beside the page.

    Args:
        page: where the page is to be.
        sample_rate: in Hz.
        bit_rate_kbps: 0 for what speech is kept at.

    Attributes:
        samples: how long it is so far.
    """

    def __init__(self, page: Path, sample_rate: int, bit_rate_kbps: int = 0) -> None:
        self.samples = 0
        self._part = PartialFile(page.with_name("langdu-recording.mp3"))
        try:
            self._writer: ConstantMp3 | None = ConstantMp3(self._part.path, sample_rate, bit_rate_kbps or BIT_RATE_KBPS)
        except BaseException:
            self._part.discard()
            raise

    def write(self, pcm: bytes) -> None:
        """The next samples."""
        if self._writer is not None:
            self._writer.write(pcm)
        self.samples += len(pcm) // 2

    def copy_to(self, file: IO[bytes]) -> None:
        """Finish it, and write it as base64."""
        self._close()
        with self._part.path.open("rb") as mp3:
            while block := mp3.read(BLOCK_BYTES):
                file.write(base64.b64encode(block))

    def discard(self) -> None:
        """Take the file away."""
        try:
            self._close()
        finally:
            self._part.discard()

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
