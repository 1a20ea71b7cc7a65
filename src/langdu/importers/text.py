"""Plain text: a line is a paragraph, or part of one, and short lines may be headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.importers.base import Importer
from langdu.importers.blocks import find_blocks
from langdu.importers.decode import decode
from langdu.model import Document, one_line

if TYPE_CHECKING:
    from langdu.importers.base import Source


class TextImporter(Importer):
    """A text file, whatever its encoding."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        return from_text(decode(source.data, source.name, source.encoding), source.title)


def from_text(text: str, title: str) -> Document:
    """The document of a text at hand."""
    return Document(text, one_line(title), find_blocks(text))
