"""Zip archives from strangers: limits, names and damage, once for all formats that are zips."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from langdu.errors import BadInput

if TYPE_CHECKING:
    from langdu.importers.base import Source

#: The most bytes that all members may have together, and one that is read.
TOTAL_BYTES, MEMBER_BYTES = 1 << 30, 64 << 20
#: The most bytes that a byte of the archive may become; text is packed ten to one at best, deflate does 1,032.
RATIO = 200
#: Bytes below which the ratio is not asked for.
SMALL_BYTES = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


class Archive:
    """A zip archive in memory.

    Raises:
        BadInput: it is damaged, encrypted, unpacks to too much, or has names that lead out of it.
    """

    def __init__(self, source: Source) -> None:
        self.where, self.read_bytes = source.name, 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            infos = self._zip.infolist()
        except _DAMAGED:
            raise self.bad("the archive is damaged or cut off", "fetch it again") from None
        total = sum(info.file_size for info in infos)
        if total > TOTAL_BYTES or total > max(SMALL_BYTES, RATIO * len(source.data)):
            raise self.bad("the archive unpacks to far more than a book has", "do not trust it")
        if any(_leads_out(info.filename) for info in infos):
            raise self.bad("the archive has names that lead out of it", "do not trust it")
        if any(info.flag_bits & 1 for info in infos):
            raise self.bad("the archive is encrypted", "save it without a password")
        self.names = frozenset(info.filename for info in infos)

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            BadInput: there is none of that name, it is too large, or it is damaged.
        """
        try:
            with self._zip.open(name) as file:
                data = file.read(MEMBER_BYTES + 1)
        except _DAMAGED:
            raise self.bad(f"{name!r} in it is missing or damaged", "fetch it again") from None
        self.read_bytes += len(data)
        if len(data) > MEMBER_BYTES or self.read_bytes > 4 * MEMBER_BYTES:
            raise self.bad(f"{name!r} in it is too large", "choose another file")
        return data

    def bad(self, what: str, remedy: str) -> BadInput:
        """An error of this archive."""
        return BadInput(what, where=self.where, remedy=remedy)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts or name[1:2] == ":"
