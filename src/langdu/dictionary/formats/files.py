"""The files that a dictionary comes as: in a folder, a zip or a tar, with limits, since they are strangers'.

Nothing is written to a disk. What an archive's names say of folders is not used.
"""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

from langdu.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

#: The most bytes that the files of a dictionary have together.
TOTAL_BYTES = 600 << 20
#: How many bytes a byte of an archive may become, and how many all may whatever the archive's size is.
RATIO, SMALL_BYTES = 200, 1 << 20
ENCRYPTED = 1
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


class DictionaryFiles:
    """Files by name.

    Args:
        where: what messages call them.
        readers: opens each; names may have folders in front.
        limit: the most bytes that all may have.
    """

    def __init__(self, where: str, readers: dict[str, Callable[[], IO[bytes]]], limit: int = TOTAL_BYTES) -> None:
        self.where, self._readers, self._left = where, readers, limit

    def named(self, *endings: str) -> list[str]:
        """The names that end so, in order."""
        return sorted(name for name in self._readers if name.lower().endswith(endings))

    def read(self, name: str) -> bytes:
        """A file's bytes; of one that is called .gz or .dz what is packed in it.

        Raises:
            BadInput: it is damaged, or all that was read is too much.
        """
        try:
            with self._readers[name]() as raw:
                file = gzip.GzipFile(fileobj=raw) if name.lower().endswith((".gz", ".dz")) else raw
                data = file.read(self._left + 1)
        except DAMAGED:
            raise self.bad(f"{name} in it is damaged or cut off", "fetch it again") from None
        self._left -= len(data)
        if self._left < 0:
            raise self.bad("it unpacks to far more than a dictionary has", "do not trust it")
        return data

    def bad(self, what: str, remedy: str) -> BadInput:
        """An error of these files."""
        return BadInput(what, where=self.where, remedy=remedy)


def files_of(path: Path) -> DictionaryFiles:
    """The files in a folder or archive, or a single file.

    Raises:
        BadInput: the archive is damaged or encrypted.
        OSError: it cannot be read.
    """
    if path.is_dir():
        return DictionaryFiles(path.name, {file.name: _opening(file) for file in path.iterdir() if file.is_file()})
    size = path.stat().st_size
    with path.open("rb") as file:
        begin = file.read(4)
    if begin[:2] == b"PK":
        return _zipped(path, _limit(size))
    if ".tar" in path.name.lower() or path.suffix.lower() in (".tgz", ".tbz2", ".txz"):
        return _tarred(path, _limit(size))
    return DictionaryFiles(path.name, {path.name: _opening(path)}, _limit(size))


def _limit(size: int) -> int:
    return min(TOTAL_BYTES, max(SMALL_BYTES, RATIO * size))


def _opening(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _zipped(path: Path, limit: int) -> DictionaryFiles:
    files = DictionaryFiles(path.name, {}, limit)
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED:
        raise files.bad("the archive is damaged or cut off", "fetch it again") from None
    members = [info for info in archive.infolist() if info.filename and not info.is_dir()]
    if any(info.flag_bits & ENCRYPTED for info in members):
        raise files.bad("the archive is encrypted", "save it without a password")
    if sum(info.file_size for info in members) > limit:
        raise files.bad("it unpacks to far more than a dictionary has", "do not trust it")
    return DictionaryFiles(path.name, {info.filename: _member(archive, info) for info in members}, limit)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _tarred(path: Path, limit: int) -> DictionaryFiles:
    """What is in a tar, read into memory: it can be gone through only once without unpacking all of it again."""
    found: dict[str, bytes] = {}
    files = DictionaryFiles(path.name, {}, limit)
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None:
                    found[member.name] = file.read(limit + 1)
                    limit -= len(found[member.name])
                    if limit < 0:
                        raise files.bad("it unpacks to far more than a dictionary has", "do not trust it")
    except DAMAGED:
        raise files.bad("the archive is damaged or cut off", "fetch it again") from None
    return DictionaryFiles(path.name, {name: _buffer(data) for name, data in found.items()})


def _buffer(data: bytes) -> Callable[[], IO[bytes]]:
    return lambda: io.BytesIO(data)
