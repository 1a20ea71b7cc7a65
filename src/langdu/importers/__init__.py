"""Files to documents, and blocks to sentences. A format is a class of its own: see `base.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import plugins
from langdu.importers.base import Importer, Source
from langdu.importers.bilingual.paragraphs import with_translations
from langdu.importers.encoding.decode import ENCODINGS, decode
from langdu.importers.line_breaks import unbroken
from langdu.importers.sentences import split, unsplit
from langdu.importers.text import TextImporter, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Document

#: Bytes at a file's beginning that are looked at to tell what it is.
HEAD = 1024
#: What a zip archive begins with, which many formats are: one that no format claims is a book of the texts in it.
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def endings() -> tuple[str, ...]:
    """The endings of files that can be read, dots included; nothing is imported."""
    return tuple(f".{name}" for name in plugins.names("importers"))


def load(source: Source) -> Document:
    """The document of a text, by the importer for it.

    Raises:
        UsageError: there is no such encoding.
        BadInput: it is empty, damaged, or of no format that is known.
        PluginBroken: another package has an importer for it that cannot be loaded.
    """
    return importer_for(source)().document(source)


def importer_for(source: Source) -> type[Importer]:
    """The importer for a text: by what it begins with, else by its ending; else a text file's or a zip's.

    Raises:
        PluginBroken: another package has one for its ending that cannot be loaded.
    """
    head = source.data[:HEAD]
    for importer in _with_magic() if _is_binary(head) and not source.kind else ():
        if head.startswith(importer.magic):
            return importer
    try:
        found: type[Importer] = plugins.load("importers", source.ending)
    except KeyError:
        found = TextImporter
    if found is TextImporter and head.startswith(ZIP):
        found = plugins.load("importers", "zip")
    return found


def _is_binary(head: bytes) -> bool:
    """Whether it cannot be a text in an encoding of one or two bytes: then it may begin with what a format does."""
    return b"\0" in head or head.startswith((*ZIP, b"%PDF"))


def _with_magic() -> Iterator[type[Importer]]:
    for name in plugins.names("importers"):
        try:
            importer: type[Importer] = plugins.load("importers", name)
        except plugins.PluginBroken:
            continue  # doctor tells of it; a file with its ending does, too
        if importer.magic:
            yield importer


__all__ = [
    "ENCODINGS",
    "Importer",
    "Source",
    "decode",
    "endings",
    "from_text",
    "importer_for",
    "load",
    "split",
    "unbroken",
    "unsplit",
    "with_translations",
]
