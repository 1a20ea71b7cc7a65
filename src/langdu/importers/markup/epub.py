"""EPUB 2 and 3: the spine's pages in order; contents from the nav, else the NCX, else the headings."""

from __future__ import annotations

from math import inf
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from langdu.importers.archive import Archive
from langdu.importers.base import Importer, Source
from langdu.importers.markup.flow import Flow
from langdu.importers.markup.page_breaks import goes_on
from langdu.importers.markup.tree import feed, parsed, target
from langdu.importers.markup.xml import xml
from langdu.model import Document, Section, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

#: The algorithms that hide fonts only (EPUB 3.3, 4.4; Adobe's).
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")

#: More than the largest screen shows.
FIRST_CHARACTERS = 4000


class EpubImporter(Importer):
    """An EPUB: its reading order, contents and notes."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        return self._read(source)

    def first_pages(self, source: Source) -> Document:
        """The pages that hold the first `FIRST_CHARACTERS`."""
        return self._read(source, FIRST_CHARACTERS)

    def cover(self, source: Source) -> bytes:
        """See `Importer`."""
        archive = Archive(source)
        name = _package(archive)
        package = xml(archive.read(name), source.name)
        path = _cover(package, _items(package, name))
        return archive.read(path) if path in archive.names else b""

    def _read(self, source: Source, least: float = inf) -> Document:
        """The book's pages until they have so many characters."""
        archive = Archive(source)
        _refuse_locked(archive)
        name = _package(archive)
        package = xml(archive.read(name), source.name)
        items = _items(package, name)
        flow, entries = Flow(), list(_contents(archive, items))
        targets = {place.partition("#")[0] for _, _, place in entries}
        for path in _spine(package, archive, items):
            if flow.length >= least:
                break
            root = parsed(archive.read(path), source.name, is_xhtml=True)
            if root is not None:
                if path not in targets and goes_on(flow, root, path):
                    flow.go_on()
                feed(flow, root, path)
        cover = _cover(package, items)
        if cover in archive.names:
            flow.picture(cover, is_cover=True)
        contents = [
            Section(title, level, flow.places[place], path=place.partition("#")[0])
            for title, level, place in entries
            if title and place in flow.places
        ]
        contents = [entry for entry in contents if entry.start < flow.length]
        contents.sort(key=lambda entry: entry.start)
        title, language = package.findtext(".//title") or "", package.findtext(".//language") or ""
        return flow.document(
            source, title, language, ", ".join(e.text or "" for e in package.iter("creator")), contents
        )


def _items(package: _Element, name: str) -> dict[str, tuple[str, _Element]]:
    """By their ids, the paths of the book's files and what the package's file `name` says of them."""
    return {
        item.get("id", ""): (normpath(join(dirname(name), unquote(item.get("href", "")))), item)
        for item in package.iter("item")
    }


def _spine(package: _Element, archive: Archive, items: dict[str, tuple[str, _Element]]) -> Iterator[str]:
    """The paths of the pages, in order; the page of contents is none of them."""
    for ref in package.iter("itemref"):
        path, item = items.get(ref.get("idref", ""), ("", None))
        if path in archive.names and item is not None and "nav" not in item.get("properties", "").split():
            yield path


def _cover(package: _Element, items: dict[str, tuple[str, _Element]]) -> str:
    """The path of the cover's picture, as EPUB 3 or 2 names it; empty where there is none."""
    named = next((m.get("content", "") for m in package.iter("meta") if m.get("name") == "cover"), "")
    found = (path for path, item in items.values() if "cover-image" in item.get("properties", "").split())
    return next(found, items[named][0] if named in items else "")


def _refuse_locked(archive: Archive) -> None:
    if "META-INF/encryption.xml" in archive.names:
        found = xml(archive.read("META-INF/encryption.xml"), archive.where).iter("EncryptionMethod")
        locked = any(method.get("Algorithm") not in FONTS for method in found)
    else:
        locked = "META-INF/rights.xml" in archive.names
    if locked:
        raise archive.bad("the book is locked by its seller (DRM)", "open it in the seller's program")


def _package(archive: Archive) -> str:
    for root in xml(archive.read("META-INF/container.xml"), archive.where).iter("rootfile"):
        return root.get("full-path", "")
    raise archive.bad("the book names no contents", "fetch it again")


def _contents(archive: Archive, items: dict[str, tuple[str, _Element]]) -> Iterator[tuple[str, int, str]]:
    """Title, level and place of each entry: the nav's, else the NCX's."""
    for path, item in items.values():
        if "nav" in item.get("properties", "").split() and path in archive.names:
            root = parsed(archive.read(path), archive.where, is_xhtml=True)
            found = [] if root is None else list(_nav(root, path))
            if found:
                yield from found
                return
    for path, item in items.values():
        if item.get("media-type") == "application/x-dtbncx+xml" and path in archive.names:
            yield from _ncx(xml(archive.read(path), archive.where), path)
            return


def _nav(root: _Element, path: str) -> Iterator[tuple[str, int, str]]:
    nav = next((n for n in root.iter("nav") if "toc" in n.get("epub:type", "").split()), None)
    for link in () if nav is None else nav.iter("a"):
        level = sum(above.tag == "ol" for above in link.iterancestors())
        yield one_line("".join(str(text) for text in link.itertext())), max(1, level), target(link, path)


def _ncx(root: _Element, path: str) -> Iterator[tuple[str, int, str]]:
    for point in root.iter("navPoint"):
        level = 1 + sum(above.tag == "navPoint" for above in point.iterancestors())
        content = point.find("content")
        if content is not None:
            name, _, anchor = unquote(content.get("src", "")).partition("#")
            place = f"{normpath(join(dirname(path), name))}#{anchor}"
            yield one_line(point.findtext("navLabel/text") or ""), level, place
