"""The package document of a kept book: EPUB 3, with its own files, their order, and what was added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from langdu.exporters.book.kept.metadata import OPF
from langdu.exporters.book.kept.pages.names import local
from langdu.exporters.book.kept.source import SMIL_TYPE, XHTML_TYPE, relative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.exporters.book.kept.metadata import BookMetadata
    from langdu.exporters.book.kept.source import SourceBook, SourceItem

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_TYPES = {".mp3": "audio/mpeg", ".css": "text/css", ".smil": SMIL_TYPE, ".xhtml": XHTML_TYPE}


@dataclass(frozen=True, slots=True)
class PageAdditions:
    """What a page got: what the manifest says of it, its overlay's path, empty for none, and that one's length."""

    properties: frozenset[str]
    overlay: str = ""
    milliseconds: int = 0


class KeptPackage:
    """The document while it is put together.

    Args:
        book: the source.
        metadata: complete but for what `document` adds.
        pages: what each page got, by its path.
        nav: the path of the page of contents.
        added: the paths of files that the source does not have, in order.
    """

    def __init__(
        self,
        book: SourceBook,
        metadata: BookMetadata,
        *,
        pages: Mapping[str, PageAdditions],
        nav: str,
        added: Sequence[str],
    ) -> None:
        self._book, self._metadata, self._pages, self._nav, self._added = book, metadata, pages, nav, added
        names = [*(item.path for item in book.items.values()), *added]
        taken = {item.path: name for name, item in book.items.items() if _NAME.fullmatch(name)}
        free = (name for number in count(1) if (name := f"langdu-{number}") not in set(taken.values()))
        self._ids = {path: taken.get(path) or next(free) for path in names}

    @property
    def durations(self) -> list[tuple[str, int]]:
        """The ids and the lengths of the overlays."""
        return [(self._ids[page.overlay], page.milliseconds) for page in self._pages.values() if page.overlay]

    def document(self) -> str:
        """The file."""
        root = etree.fromstring(f'<package xmlns="{OPF}" version="3.0"/>')
        root.set("unique-identifier", "langdu-identifier")
        for key in ("dir", "{http://www.w3.org/XML/1998/namespace}lang"):
            if self._book.package.get(key):
                root.set(key, self._book.package.get(key, ""))
        root.append(self._metadata.element)
        manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
        for item in self._book.items.values():
            self._item(manifest, item.path, item.media_type, self._properties(item))
        for path in self._added:
            properties = {"nav"} if path == self._nav else set[str]()
            self._item(manifest, path, _TYPES[path[path.rindex(".") :]], properties)
        self._spine(etree.SubElement(root, f"{{{OPF}}}spine"))
        etree.indent(root, "")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(root, encoding="unicode")}\n'

    def _item(self, manifest: etree._Element, path: str, kind: str, properties: set[str]) -> None:
        href = relative(path, self._book.path)
        made = etree.SubElement(manifest, f"{{{OPF}}}item", id=self._ids[path], href=href)
        made.set("media-type", kind)
        if properties:
            made.set("properties", " ".join(sorted(properties)))
        page = self._pages.get(path)
        if page is not None and page.overlay:
            made.set("media-overlay", self._ids[page.overlay])

    def _properties(self, item: SourceItem) -> set[str]:
        page = self._pages.get(item.path)
        found = set(page.properties) if page is not None else set[str]()
        found |= {"nav"} if item.path == self._nav else set()
        return found | ({"cover-image"} if item is self._cover() else set())

    def _cover(self) -> SourceItem | None:
        pictures = [item for item in self._book.items.values() if item.media_type.startswith("image/")]
        metas = (e for e in self._book.package.iter() if local(e) == "meta" and e.get("name") == "cover")
        named = {e.get("content") for e in metas}
        told = [item for item in pictures if "cover-image" in item.properties]
        return next(iter([*told, *(item for item in pictures if item.id in named)]), None)

    def _spine(self, spine: etree._Element) -> None:
        own = next((e for e in self._book.package if local(e) == "spine"), None)
        if own is not None and own.get("page-progression-direction"):
            spine.set("page-progression-direction", own.get("page-progression-direction", ""))
        if self._book.ncx is not None:
            spine.set("toc", self._ids[self._book.ncx.path])
        seen: set[str] = set()
        for ref in [] if own is None else own:
            item = self._book.items.get(ref.get("idref", "")) if local(ref) == "itemref" else None
            if item is None or item.path in seen or item.media_type not in (XHTML_TYPE, "image/svg+xml"):
                continue
            seen.add(item.path)
            is_aside = ref.get("linear") == "no" and item.path in self._book.linked
            self._ref(spine, item.path, is_aside=is_aside, properties=ref.get("properties", ""))
        for item in self._book.pages():  # what is linked to has to be in the spine
            if item.path not in seen and item.path in self._book.linked:
                self._ref(spine, item.path, is_aside=True)

    def _ref(self, spine: etree._Element, path: str, *, is_aside: bool, properties: str = "") -> None:
        made = etree.SubElement(spine, f"{{{OPF}}}itemref", idref=self._ids[path])
        if is_aside:
            made.set("linear", "no")
        if properties:
            made.set("properties", properties)
