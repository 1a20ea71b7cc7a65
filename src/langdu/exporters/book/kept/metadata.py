"""What a kept book says of itself: its own words in the form of EPUB 3, and those on its narration."""

from __future__ import annotations

import hashlib
import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from langdu.exporters.book.container import MODIFIED
from langdu.exporters.book.from_text.package import identifier_of
from langdu.exporters.book.kept.pages.names import local
from langdu.exporters.book.markup import language_of, legal
from langdu.exporters.book.metadata import accessibility_metadata, overlay_metadata, voice_rights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.book.kept.source import SourceBook
    from langdu.model import ExportInfo

OPF, DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T.*Z)?")
_MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_ELEMENTS = frozenset((
    "identifier", "title", "language", "creator", "contributor", "publisher", "date", "subject", "description",
    "source", "rights", "relation", "coverage", "type", "format",
))  # fmt: skip
#: Properties that a `meta` may tell without a prefix, or with one that is known by itself (EPUB 3.3, D.2 and D.4).
_PROPERTIES = re.compile(
    r"alternate-script|authority|belongs-to-collection|collection-type|display-seq|file-as|group-position|"
    r"identifier-type|role|source-of|term|title-type|rendition:(layout|orientation|spread|flow)|schema:\w+|dcterms:(?!modified)\w+"
)


class BookMetadata:
    """The metadata of a kept book.

    Attributes:
        element: as it is written.
        identifier: the book's own.
        title, language: as it says, or as is known of the text.
    """

    def __init__(self, book: SourceBook, info: ExportInfo) -> None:
        self.element = etree.Element(f"{{{OPF}}}metadata", nsmap={"dc": DC})
        self._ids: set[str] = set()
        own = next((e for e in book.package if local(e) == "metadata"), None)
        told = [] if own is None else [e for e in own.iter() if isinstance(e.tag, str)]
        key = book.package.get("unique-identifier", "")
        digest = hashlib.sha256(book.archive.read(book.path)).digest()
        self.identifier = _identifier(told, key) or identifier_of(digest)
        self._dublin("identifier", self.identifier, "langdu-identifier")
        self.modified = next(
            (t for e in told if e.get("property") == "dcterms:modified" and _MODIFIED.fullmatch(t := _said(e))),
            MODIFIED,
        )
        self.title = next((_said(e) for e in told if local(e) == "title" and _said(e)), info.title or "-")
        said = [_said(e) for e in told if local(e) == "language"]
        self.language = language_of(*said, info.language, info.voice.language)
        if not any(local(e) == "title" and _said(e) for e in told):
            self._dublin("title", self.title)
        if self.language not in said:
            self._dublin("language", self.language)
        for element in told:
            self._keep_dublin(element, key)
        for element in told:
            self._keep_meta(element)

    def _keep_dublin(self, element: etree._Element, key: str) -> None:
        name, text = local(element), _said(element)
        if name not in _ELEMENTS or not text or (name == "identifier" and element.get("id") == key):
            return
        has_date = any(local(e) == "date" for e in self.element)
        if name == "date" and (has_date or not _DATE.fullmatch(text)):
            return
        if name == "language" and language_of(text) != text:
            return
        if name == "identifier" and text == self.identifier:
            return
        made = self._dublin(name, text, element.get("id", ""))
        for attribute in ("dir", _XML_LANG):
            if element.get(attribute) and name not in ("identifier", "date", "language"):
                made.set(attribute, element.get(attribute, ""))
        for old in ("role", "file-as"):  # EPUB 2 says as attributes what EPUB 3 says as `meta`s
            value = element.get(f"{{{OPF}}}{old}")
            if value and name in ("creator", "contributor"):
                self._refine(made, old, value)

    def _refine(self, element: etree._Element, name: str, value: str) -> None:
        if not element.get("id"):
            names = (f"langdu-meta-{number}" for number in count(1))
            element.set("id", next(name for name in names if self._is_new(name)))
        made = self._meta(name, value)
        made.set("refines", f"#{element.get('id')}")
        if name == "role":
            made.set("scheme", "marc:relators")

    def _keep_meta(self, element: etree._Element) -> None:
        name, refines = element.get("property", ""), element.get("refines", "")
        if local(element) == "meta" and element.get("name") == "cover" and element.get("content"):
            etree.SubElement(self.element, f"{{{OPF}}}meta", name="cover", content=element.get("content", ""))
        fits = not refines or refines.lstrip("#") in self._ids
        if local(element) != "meta" or not _PROPERTIES.fullmatch(name) or not _said(element) or not fits:
            return
        made = self._meta(name, _said(element))
        for attribute in ("refines", "scheme", "id"):
            value = element.get(attribute, "")
            if value and (attribute != "id" or self._is_new(value)):
                made.set(attribute, value)

    def _is_new(self, name: str) -> bool:
        if not _NAME.fullmatch(name) or name in self._ids:
            return False
        self._ids.add(name)
        return True

    def _dublin(self, name: str, text: str, id_: str = "") -> etree._Element:
        made = etree.SubElement(self.element, f"{{{DC}}}{name}")
        made.text = legal(text)
        if id_ and self._is_new(id_):
            made.set("id", id_)
        return made

    def _meta(self, name: str, text: str) -> etree._Element:
        made = etree.SubElement(self.element, f"{{{OPF}}}meta", property=name)
        made.text = legal(text)
        return made

    def narrated(self, info: ExportInfo, durations: Sequence[tuple[str, int]], *, has_pictures: bool) -> None:
        """Add what is to be said of the narration; `durations` are the overlays' ids and milliseconds."""
        if durations:
            self._refine(self._dublin("contributor", info.voice.name, "langdu-narrator"), "role", "nrt")
            if not any(local(e) == "rights" and e.text == voice_rights(info) for e in self.element):
                self._dublin("rights", voice_rights(info))
        metas = overlay_metadata(info, durations)
        metas += accessibility_metadata(has_audio=bool(durations), has_pictures=has_pictures)
        has = {(e.get("property"), e.text) for e in self.element if local(e) == "meta"}
        for meta in metas:
            if (meta.property, meta.text) not in has or meta.refines:
                made = self._meta(meta.property, meta.text)
                if meta.refines:
                    made.set("refines", f"#{meta.refines}")
        self._meta("dcterms:modified", self.modified)


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _identifier(told: Sequence[etree._Element], key: str) -> str:
    found = [e for e in told if local(e) == "identifier" and _said(e)]
    return next((_said(e) for e in found if e.get("id") == key), _said(found[0]) if found else "")
