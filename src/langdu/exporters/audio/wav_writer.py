"""wav: an ordinary WAV as long as it fits into one, RF64 (EBU Tech 3306) when it has grown longer than 4 GiB.

Room for RF64's 64-bit sizes is left at the beginning, in a chunk that readers skip; both heads are of one length, so
that only the head is written anew at the end.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: The largest size that a WAV's 32 bits hold; in an RF64 it stands for "see ds64".
MOST_BYTES = 0xFFFFFFFF
#: Bytes of a sample, mono of 16 bit; and WAVE_FORMAT_PCM.
SAMPLE_BYTES, PCM = 2, 1


class WavWriter:
    """A WAV or RF64 file, mono, 16 bit.

    Args:
        path: the file.
        sample_rate: in Hz.
        title: for RIFF's INFO, in UTF-8, as ffmpeg and all that is made of it read it.
    """

    def __init__(self, path: Path, sample_rate: int, title: str = "") -> None:
        self._sample_rate, self._info, self._bytes = sample_rate, _info(title), 0
        self._file = path.open("wb")
        self._file.write(self._head())

    def write(self, pcm: bytes) -> None:
        """Write the samples."""
        self._file.write(pcm)
        self._bytes += len(pcm)

    def close(self) -> None:
        """Write the sizes, and close the file."""
        try:
            self._file.seek(0)
            self._file.write(self._head())
        finally:
            self._file.close()

    def _head(self) -> bytes:
        return wav_head(self._sample_rate, self._bytes, self._info)


def wav_head(sample_rate: int, data_bytes: int, info: bytes = b"") -> bytes:
    """What stands before the samples.

    Args:
        sample_rate: in Hz.
        data_bytes: of all samples.
        info: a chunk of its own that stands before them.
    """
    coding = struct.pack("<HHIIHH", PCM, 1, sample_rate, sample_rate * SAMPLE_BYTES, SAMPLE_BYTES, 8 * SAMPLE_BYTES)
    inner = _chunk(b"fmt ", coding) + info
    riff_bytes = 4 + 36 + len(inner) + 8 + data_bytes
    is_long = riff_bytes > MOST_BYTES
    sizes = struct.pack("<QQQI", riff_bytes, data_bytes, data_bytes // SAMPLE_BYTES, 0) if is_long else bytes(28)
    begin = struct.pack("<4sI4s", b"RF64" if is_long else b"RIFF", min(riff_bytes, MOST_BYTES), b"WAVE")
    data = struct.pack("<4sI", b"data", MOST_BYTES if is_long else data_bytes)
    return begin + _chunk(b"ds64" if is_long else b"JUNK", sizes) + inner + data


def _info(title: str) -> bytes:
    if not title:
        return b""
    text = title.encode() + b"\0"
    return _chunk(b"LIST", b"INFO" + _chunk(b"INAM", text))


def _chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of RIFF: a name, a length, the content, and a zero where that is odd."""
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
