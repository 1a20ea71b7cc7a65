"""The files of a book that is to be kept; what its zip says is limited, since a stranger made it."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The most bytes that all files may have together, and that one may have.
TOTAL_BYTES, FILE_BYTES = 500_000_000, 64 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, KeyError)


class BookUnusable(Exception):
    """The book's own pages cannot be kept."""


class BookArchive:
    """The zip of an EPUB.

    Attributes:
        names: its files'.

    Raises:
        BookUnusable: it is damaged, or made to do harm.
    """

    def __init__(self, path: Path) -> None:
        with readable():
            self._zip = zipfile.ZipFile(path)
        infos = [info for info in self._zip.infolist() if not info.is_dir() and not _leads_out(info.filename)]
        if sum(info.file_size for info in infos) > TOTAL_BYTES:
            raise BookUnusable("it unpacks to far more than a book has")
        self._infos = {info.filename: info for info in infos}
        self.names = frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        with readable(), self._zip.open(self._infos[name]) as file:
            data = file.read(FILE_BYTES + 1)
        if len(data) > FILE_BYTES:
            raise BookUnusable(f"{name} is far larger than a book's file")
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML file; nothing is fetched and no entity is expanded."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        with readable():
            try:
                root = etree.fromstring(self.read(name), parser)
            except etree.XMLSyntaxError:
                root = None
        if root is None:
            raise BookUnusable(f"{name} is no XML")
        return root

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


@contextmanager
def readable() -> Iterator[None]:
    """Turn damage into a `BookUnusable`."""
    try:
        yield
    except _DAMAGED as error:
        raise BookUnusable(f"it is damaged: {error}") from error


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts or name[1:2] == ":"
