"""FictionBook 2, bare or in a zip: sections are nested, the body of notes is set aside."""

from __future__ import annotations

from base64 import b64decode
from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree

from langdu.importers.archive import Archive
from langdu.importers.base import Importer
from langdu.importers.markup.flow import Flow
from langdu.importers.markup.xml import xml
from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.importers.base import Source
    from langdu.model import Document

_PARAGRAPHS = frozenset(("p", "v", "subtitle", "text-author", "tr"))
_HREF = "{http://www.w3.org/1999/xlink}href"


class Fb2Importer(Importer):
    """A book in one XML file."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        root = xml(_unpacked(source), source.name)
        flow = Flow()
        for cover in root.iterfind(".//coverpage/image"):
            flow.picture(cover.get(_HREF, ""), is_cover=True)
        for body in root.iter("body"):
            if body.get("name") in ("notes", "comments", "footnotes"):
                flow.notes += [(f"#{note.get('id', '')}", _said(note)) for note in body.iter("section")]
            else:
                _feed(flow, body)
        about = root.find(".//title-info")
        if about is None:
            return flow.document(source, "", "", "", [])
        authors = ", ".join(_said(author) for author in about.findall("author"))
        return flow.document(source, about.findtext("book-title") or "", about.findtext("lang") or "", authors, [])

    def cover(self, source: Source) -> bytes:
        """See `Importer`."""
        root = xml(_unpacked(source), source.name)
        found = (image.get(_HREF, "").removeprefix("#") for image in root.iterfind(".//coverpage/image"))
        return next((picture for name in found if (picture := _picture(root, name))), b"")


def _picture(root: etree._Element, name: str) -> bytes:
    """A picture that stands in the file, in base64; b"" where it cannot be read."""
    for binary in root.iter("binary"):
        if binary.get("id") == name:
            with suppress(ValueError):
                return b64decode(binary.text or "")
    return b""


def _unpacked(source: Source) -> bytes:
    if not source.data.startswith(b"PK\x03\x04"):
        return source.data
    archive = Archive(source)
    name = next((name for name in sorted(archive.names) if name.lower().endswith(".fb2")), None)
    if name is None:
        raise archive.bad("there is no FB2 book in the archive", "unpack it and name a file of it")
    return archive.read(name)


def _feed(flow: Flow, body: etree._Element) -> None:
    depth = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag, is_start = str(element.tag), event == "start"
        depth += (1 if is_start else -1) * (tag == "section")
        if tag == "title":
            if is_start:
                flow.close()
                flow.text(_said(element))
                flow.close(max(1, depth))
                walk.skip_subtree()
        elif tag in _PARAGRAPHS:
            flow.close()
        elif tag == "a" and element.get("type") == "note" and is_start:
            flow.marks.setdefault(element.get(_HREF, ""), flow.length)
            walk.skip_subtree()
        elif tag == "image" and is_start:
            flow.picture(element.get(_HREF, ""))
        elif is_start:
            flow.text(element.text)
        if is_start and tag in _PARAGRAPHS:
            flow.text(element.text)
        elif not is_start and element is not body:
            flow.text(" " if tag in ("td", "th") else element.tail)
    flow.close()


def _said(element: etree._Element) -> str:
    return one_line(" ".join(str(text) for text in element.itertext() if str(text).strip()))
