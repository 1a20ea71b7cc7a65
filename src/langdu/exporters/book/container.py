"""The zip that an EPUB is: the same files give the same bytes, and none of them is held in memory for it."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from langdu.exporters.book.markup import escaped

if TYPE_CHECKING:
    from pathlib import Path

#: When every file was made: a zip's first moment, since a clock would make two equal exports differ.
EPOCH = (1980, 1, 1, 0, 0, 0)
MODIFIED = "1980-01-01T00:00:00Z"
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="{package}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


class EpubContainer:
    """A zip that is being written.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w")

    def add(self, name: str, content: str | bytes, *, is_stored: bool = False) -> None:
        """Add a file, packed unless it `is_stored`."""
        data = content.encode() if isinstance(content, str) else content
        self._zip.writestr(_info(name, is_stored=is_stored), data)

    def add_file(self, name: str, path: Path) -> None:
        """Add a file that is packed already, as sound is, a piece at a time."""
        info = _info(name, is_stored=True)
        info.file_size = path.stat().st_size
        with path.open("rb") as source, self._zip.open(info, "w") as target:
            shutil.copyfileobj(source, target, 1 << 20)

    def add_all(self, path: Path) -> None:
        """Add every file of another zip."""
        with zipfile.ZipFile(path) as other:
            for info in other.infolist():
                self.add(info.filename, other.read(info), is_stored=info.compress_type == zipfile.ZIP_STORED)

    def begin(self) -> None:
        """Add what an EPUB begins with."""
        self.add("mimetype", "application/epub+zip", is_stored=True)

    def name_package(self, package: str) -> None:
        """Add what says where the package document is."""
        self.add("META-INF/container.xml", _CONTAINER.format(package=escaped(package)))

    def close(self) -> None:
        """Write the zip's own contents."""
        self._zip.close()


def _info(name: str, *, is_stored: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info
