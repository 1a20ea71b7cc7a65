"""A zip archive of texts as one book; one that is a book of another format is read as that."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from langdu import importers
from langdu.errors import BadInput
from langdu.importers.archive import Archive
from langdu.importers.base import Importer, Source
from langdu.importers.several.collection import CollectedText, chosen, joined

if TYPE_CHECKING:
    from langdu.model import Document

#: What else a zip may be, by a member that it then has.
_FORMATS = (("META-INF/container.xml", "epub"), ("word/document.xml", "docx"))


class ZipImporter(Importer):
    """A zip archive of texts, in natural order."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        archive = Archive(source)
        ending = next((ending for member, ending in _FORMATS if member in archive.names), "")
        if ending and f".{ending}" in importers.endings():
            return importers.load(Source(source.data, source.name, source.title, source.encoding, ending))
        parts: list[CollectedText] = []
        for name in chosen(archive.names, importers.endings(), source.name):
            data = archive.read(name)
            if data.strip():
                title = PurePosixPath(name).stem
                inner = Source(data, f"{source.name}/{name}", title, source.encoding, chapters=source.chapters)
                parts.append(CollectedText(name, importers.load(inner)))
        if not parts:
            raise BadInput("all texts in it are empty", where=source.name, remedy="choose another file")
        return joined(parts, source.title)
