"""Zip archives from strangers: limits, names and damage, once for all formats that are zips.

Nothing is written to a disk. An archive may be made to fill the memory or to name files elsewhere: sizes are limited as
they are declared and as they are, names that lead out of it are refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from langdu.errors import BadInput

if TYPE_CHECKING:
    from langdu.importers.base import Source

#: The most bytes that all members may have together, and that one may have.
TOTAL_BYTES, MEMBER_BYTES = 500_000_000, 64 << 20
#: How many bytes a byte of an archive may become (text is packed ten to one, deflate does 1,032), and how many all may
#: whatever the archive's size is.
RATIO, SMALL_BYTES = 200, 1_000_000
#: Bits of a member's flags: its name is UTF-8 (else it is in what the machine used, in China GBK); it is encrypted.
_UTF8, _ENCRYPTED = 0x800, 1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


class Archive:
    """A zip archive in memory.

    Attributes:
        names: its files' names, as text with slashes.
        where: what messages call it.

    Raises:
        BadInput: it is damaged, encrypted, unpacks to too much, or has names that lead out of it.
    """

    def __init__(self, source: Source) -> None:
        self.where, self._read_bytes = source.name, 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            infos = [info for info in self._zip.infolist() if info.filename.strip("/\\") and not info.is_dir()]
        except _DAMAGED:
            raise self.bad("the archive is damaged or cut off", "fetch it again") from None
        self._limit_bytes = min(TOTAL_BYTES, max(SMALL_BYTES, RATIO * len(source.data)))
        if sum(info.file_size for info in infos) > self._limit_bytes:
            raise self._too_much()
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise self.bad("the archive is encrypted", "save it without a password")
        self._members = {_name(info): info for info in infos}
        self.names = frozenset(self._members)
        if any(map(_leads_out, self.names)):
            raise self.bad("the archive has names that lead out of it", "do not trust it")

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            BadInput: there is none of that name, it is damaged, or it or all that was read is too much.
        """
        most = min(MEMBER_BYTES, self._limit_bytes - self._read_bytes)
        try:
            with self._zip.open(self._members[name]) as file:
                data = file.read(most + 1)
        except _DAMAGED:
            raise self.bad(f"{name!r} in it is missing or damaged", "fetch it again") from None
        self._read_bytes += len(data)
        if len(data) > most:
            raise self._too_much()
        return data

    def bad(self, what: str, remedy: str) -> BadInput:
        """An error of this archive."""
        return BadInput(what, where=self.where, remedy=remedy)

    def _too_much(self) -> BadInput:
        return self.bad("the archive unpacks to far more than a book has", "do not trust it")


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename.replace("\\", "/")
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":"
