"""A zip archive of texts as one book; one that is a book of another format is read as that.

Nothing is written to a disk. An archive from a stranger may be made to fill the memory or to name files elsewhere:
sizes are limited as they are declared and as they are, names that lead out of it are refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from langdu import importers
from langdu.errors import BadInput
from langdu.importers.base import Importer, Source
from langdu.importers.collection import TOTAL_BYTES, Part, chosen, joined

if TYPE_CHECKING:
    from langdu.model import Document

#: How many bytes a byte of an archive may become, and how many all may whatever the archive's size is.
RATIO, SMALL_BYTES = 200, 1_000_000
#: What else a zip may be, by a member that it then has.
_FORMATS = (("META-INF/container.xml", "epub"), ("word/document.xml", "docx"))
#: Bit of a member's flags: its name is UTF-8; else it is in what the machine used, in China GBK.
_UTF8, _ENCRYPTED = 0x800, 1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, KeyError)


class ZipImporter(Importer):
    """A zip archive."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        archive = _Archive(source)
        ending = next((ending for member, ending in _FORMATS if member in archive.members), "")
        if ending and f".{ending}" in importers.endings():
            return importers.load(Source(source.data, source.name, source.title, source.encoding, ending))
        parts: list[Part] = []
        for name in chosen(archive.members, importers.endings(), source.name):
            data = archive.read(name)
            if data.strip():
                title = PurePosixPath(name).stem
                inner = Source(data, f"{source.name}/{name}", title, source.encoding, chapters=source.chapters)
                parts.append(Part(name, importers.load(inner)))
        if not parts:
            raise BadInput("all texts in it are empty", where=source.name, remedy="choose another file")
        return joined(parts, source.title)


class _Archive:
    """An archive in memory.

    Attributes:
        members: its files, by their names as text.
    """

    def __init__(self, source: Source) -> None:
        self._where = source.name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            infos = [
                info for info in self._zip.infolist() if info.filename.rstrip("/\\") and not info.filename.endswith("/")
            ]
        except _DAMAGED:
            raise self._bad("the archive is damaged or cut off", "fetch it again") from None
        self._limit = min(TOTAL_BYTES, max(SMALL_BYTES, RATIO * len(source.data)))
        if sum(info.file_size for info in infos) > self._limit:
            raise self._bad("the archive unpacks to far more than a book has", "do not trust it")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise self._bad("the archive is encrypted", "save it without a password")
        self.members = {_name(info): info for info in infos}
        if any(map(_leads_out, self.members)):
            raise self._bad("the archive has names that lead out of it", "do not trust it")

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises:
            BadInput: it is damaged, or all that was read is too much.
        """
        try:
            with self._zip.open(self.members[name]) as file:
                data = file.read(self._limit - self._read + 1)
        except _DAMAGED:
            raise self._bad(f"{name} in it is damaged", "fetch it again") from None
        self._read += len(data)
        if self._read > self._limit:
            raise self._bad("the archive unpacks to far more than a book has", "do not trust it")
        return data

    def _bad(self, what: str, remedy: str) -> BadInput:
        return BadInput(what, where=self._where, remedy=remedy)


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":"
