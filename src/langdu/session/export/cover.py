"""The cover of the book that is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.importers import importer_for
from langdu.importers.base import Source

if TYPE_CHECKING:
    from pathlib import Path

#: How a JPEG and a PNG begin: what every format takes as a cover.
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
MOST_COVER_BYTES = 10 << 20


def cover_of(path: Path | None) -> bytes:
    """The cover in a book's file, a JPEG or PNG; b"" where it has none that can be taken."""
    if path is None or not path.is_file():
        return b""
    try:
        source = Source.read(path)
        cover = importer_for(source)().cover(source)
    except LangduError:
        return b""  # the text was read all the same, or this is told when it is
    return cover if cover.startswith(PICTURES) and len(cover) <= MOST_COVER_BYTES else b""
