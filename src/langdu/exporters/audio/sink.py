"""A file that libsndfile writes to, and that remembers what went wrong."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Of an Ogg page (RFC 3533, 6): its first bytes, its length without segments, and where serial number and checksum are.
OGG_PAGE, OGG_HEAD_BYTES, OGG_SEGMENTS = b"OggS", 27, 26
OGG_SERIAL, OGG_CHECKSUM = slice(14, 18), slice(22, 26)
#: The serial number of the only stream in a file.
SERIAL = (1).to_bytes(4, "little")
#: Every byte with its bits turned round: Ogg's checksum is zlib's, read from the other end.
TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class Sink:
    """What soundfile takes for a file: libsndfile calls it, and swallows what it raises.

    Attributes:
        failure: the first error; nothing is written any more after it.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb+")
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write; 0 where it failed."""
        if self.failure is None:
            try:
                return self._file.write(data)
            except OSError as error:
                self.failure = error
        return 0

    def read(self, size: int = -1) -> bytes:
        """Read back, as libsndfile does of headers."""
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; what was written before may turn out not to fit."""
        try:
            return self._file.seek(offset, whence)
        except OSError as error:
            self.failure = self.failure or error
            return self._file.raw.tell()
        except ValueError:  # closed: libsndfile once more writes the head of a file that failed
            return 0

    def tell(self) -> int:
        """Where the file will be; 0 when it is closed."""
        return 0 if self._file.closed else self._file.tell()

    def close(self) -> None:
        """Hand over the rest, and close."""
        try:
            self._file.close()
        except OSError as error:
            self.failure = self.failure or error
            self._file.raw.close()


class OggSink(Sink):
    """An Ogg file whose stream has the same serial number in every run: libsndfile takes one from the clock.

    libsndfile writes the head of a page and its body one after the other, each in one call.
    """

    _head = b""

    def write(self, data: bytes) -> int:
        """Write the page when it is whole."""
        page = self._head + bytes(data)
        if page[:4] != OGG_PAGE or len(page) < _page_bytes(page):
            self._head = page if page[:4] == OGG_PAGE else b""
            return len(data) if self._head else super().write(data)
        self._head = b""
        return len(data) if super().write(renumbered(page)) else 0

    def tell(self) -> int:
        """Where the file will be."""
        return super().tell() + len(self._head)


def renumbered(page: bytes) -> bytes:
    """A page of Ogg with our serial number and the checksum that it has then."""
    changed = bytearray(page)
    changed[OGG_SERIAL], changed[OGG_CHECKSUM] = SERIAL, bytes(4)
    turned = zlib.crc32(changed.translate(TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    changed[OGG_CHECKSUM] = turned.to_bytes(4, "big").translate(TURNED)
    return bytes(changed)


def _page_bytes(page: bytes) -> int:
    """How long a page is whose head is there; more than there is where the head is not whole."""
    segments = page[OGG_SEGMENTS] if len(page) >= OGG_HEAD_BYTES else 255
    return OGG_HEAD_BYTES + segments + sum(page[OGG_HEAD_BYTES : OGG_HEAD_BYTES + segments])
