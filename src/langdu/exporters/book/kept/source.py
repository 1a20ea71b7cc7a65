"""A book as its package document tells of it: its files, their order, its contents."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from langdu.exporters.book.kept.archive import BookUnusable
from langdu.exporters.book.kept.pages.html import html_tree
from langdu.exporters.book.kept.pages.names import local

if TYPE_CHECKING:
    from lxml import etree

    from langdu.exporters.book.kept.archive import BookArchive

XHTML_TYPE, NCX_TYPE, SMIL_TYPE = "application/xhtml+xml", "application/x-dtbncx+xml", "application/smil+xml"
#: EPUB 3.3's core media types (section 3.2), by ending; what says something else of such a file is wrong.
MEDIA_TYPES = {
    ".xhtml": XHTML_TYPE, ".html": XHTML_TYPE, ".htm": XHTML_TYPE, ".ncx": NCX_TYPE, ".css": "text/css",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml",
    ".webp": "image/webp", ".ttf": "font/ttf", ".otf": "font/otf", ".woff": "font/woff", ".woff2": "font/woff2",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".mp4": "video/mp4", ".smil": SMIL_TYPE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A file of the manifest: where it is in the zip, what it is, and what the book says of it."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str] = frozenset()


class SourceBook:
    """The book.

    Attributes:
        archive: its files.
        path: the package document's.
        package: the package document.
        items: its files by their ids, without those that are not there or not to be kept.
        spine: the ids of its pages, in order.
        ids: of each page, those of its elements.
        linked: the pages that others lead to.

    Raises:
        BookUnusable: it cannot be kept.
    """

    def __init__(self, archive: BookArchive) -> None:
        self.archive = archive
        container = archive.xml("META-INF/container.xml")
        self.path = next((e.get("full-path", "") for e in container.iter() if local(e) == "rootfile"), "")
        self.package = archive.xml(self.path)
        self.items = _items(self)
        refs = (e.get("idref", "") for e in self.package.iter() if local(e) == "itemref")
        self.spine = [name for name in dict.fromkeys(refs) if name in self.items and self.is_page(name)]
        if not self.spine:
            raise BookUnusable("its package names no pages")
        self.ids: dict[str, frozenset[str]] = {}
        self.linked: set[str] = set()
        for item in self.pages():
            root = html_tree(archive.read(item.path))
            self.ids[item.path] = frozenset(e.get("id", "") for e in root.iter() if e.get("id"))
            links = (self.place(e.get("href", ""), item.path)[0] for e in root.iter() if local(e) in ("a", "area"))
            self.linked.update(path for path in links if path != item.path)

    def is_page(self, name: str) -> bool:
        """Whether a file is XHTML."""
        return self.items[name].media_type == XHTML_TYPE

    def pages(self) -> list[SourceItem]:
        """All files of XHTML."""
        return [item for item in self.items.values() if item.media_type == XHTML_TYPE]

    def find(self, path: str) -> SourceItem | None:
        """The file at a path."""
        return next((item for item in self.items.values() if item.path == path), None)

    @property
    def nav(self) -> SourceItem | None:
        """The page of contents of EPUB 3."""
        return next((item for item in self.pages() if "nav" in item.properties), None)

    @property
    def ncx(self) -> SourceItem | None:
        """The contents of EPUB 2."""
        return next((item for item in self.items.values() if item.media_type == NCX_TYPE), None)

    @staticmethod
    def place(address: str, path: str) -> tuple[str, str]:
        """Where an address in the file at `path` leads: the file, empty for what is outside, and the id in it."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return "", ""
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return "", ""
        return (joined(path, parts.path) if parts.path else path), unquote(parts.fragment)


def joined(path: str, address: str) -> str:
    """The path of what the file at `path` calls by a relative address."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))


def relative(path: str, origin: str) -> str:
    """The address of a file as the file at `origin` calls it."""
    return quote(posixpath.relpath(path, posixpath.dirname(origin) or "."))


def _items(book: SourceBook) -> dict[str, SourceItem]:
    found: dict[str, SourceItem] = {}
    paths: set[str] = set()
    has_overlays = False
    for element in book.package.iter():
        if local(element) != "item":
            continue
        path, name = joined(book.path, element.get("href", "")), element.get("id", "")
        kind = MEDIA_TYPES.get(posixpath.splitext(path)[1].lower(), element.get("media-type", ""))
        has_overlays |= kind == SMIL_TYPE
        if path in book.archive.names and path not in paths and name not in found and path != book.path:
            paths.add(path)
            found[name] = SourceItem(name, path, kind, frozenset(element.get("properties", "").split()))
    for path in sorted(book.archive.names - paths):
        kind = MEDIA_TYPES.get(posixpath.splitext(path)[1].lower(), "")
        if kind.startswith(("image/", "text/css", "font/")) and not path.startswith("META-INF/"):
            found[f" {path}"] = SourceItem(f" {path}", path, kind)  # no id of a manifest has a space
    return {name: item for name, item in found.items() if _is_kept(item, has_overlays)}


def _is_kept(item: SourceItem, has_overlays: bool) -> bool:
    """Whether a file stays: no program, none of another narration, nothing that EPUB 3 has no place for."""
    if has_overlays and item.media_type.startswith("audio/"):
        return False
    return item.media_type in MEDIA_TYPES.values() and item.media_type != SMIL_TYPE


def page_properties(root: etree._Element) -> set[str]:
    """What the manifest has to say of a page."""
    names = {local(element) for element in root.iter()}
    return {said for name, said in (("svg", "svg"), ("math", "mathml")) if name in names}
