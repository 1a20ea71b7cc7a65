"""The sound of a page: short mp3 files inside it, each with the text that it says.

A file of constant bit rate, since browsers find a place in others only roughly (Chromium in a VBR of five minutes:
up to 0.8 s beside it), and of at least 64 kbit/s, since below LAME leaves out the header by which a decoder drops the
silence that it put before the first sample (a frame at 24 kHz has no room for it).
"""

from __future__ import annotations

import base64
from typing import IO, TYPE_CHECKING

from langdu.exporters.audio.writers import audio_writer
from langdu.files import PartialFile

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.encoding_thread import EncodingThread

#: What speech is kept at, where the user does not say.
BIT_RATE_KBPS = 64
#: Bytes turned into base64 at once; a multiple of three.
BLOCK_BYTES = 3 << 14


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
            kbps = bit_rate_kbps or BIT_RATE_KBPS
            self._writer: EncodingThread | None = audio_writer(self._part.path, ".mp3", sample_rate, bit_rate_kbps=kbps)
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
        """Take the file away, without encoding what waits."""
        if self._writer is not None:
            self._writer.give_up()
        try:
            self._close()
        finally:
            self._part.discard()

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
