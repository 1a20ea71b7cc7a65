"""Word's .docx: ruby, headings by style or outline level, notes; deleted text is left out (ECMA-376, part 1)."""

from __future__ import annotations

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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Deleted and moved text, fields' codes, and fallbacks for what is there already.
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "sectPr"))


class DocxImporter(Importer):
    """A Word document."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        archive, flow = Archive(source), Flow()
        levels = _levels(archive)
        _feed(flow, xml(archive.read("word/document.xml"), source.name), levels)
        for kind in ("footnote", "endnote"):
            if f"word/{kind}s.xml" in archive.names:
                root = xml(archive.read(f"word/{kind}s.xml"), source.name)
                flow.notes += [(f"{kind}{n.get(_W + 'id')}", one_line(_said(n))) for n in root.iter(kind)]
        core = "docProps/core.xml"
        about = xml(archive.read(core), source.name) if core in archive.names else etree.Element("none")
        title, author = about.findtext(".//title") or "", about.findtext(".//creator") or ""
        return flow.document(source, title, about.findtext(".//language") or "", author, [])


def _levels(archive: Archive) -> dict[str, int]:
    """The heading level of each style that has one."""
    if "word/styles.xml" not in archive.names:
        return {}
    styles = xml(archive.read("word/styles.xml"), archive.where).iter("style")
    return {style.get(f"{_W}styleId", ""): level for style in styles if (level := _outline(style))}


def _outline(element: etree._Element) -> int:
    """The outline level from 1 to 9 that an element sets; 0 for body text."""
    found = element.find("pPr/outlineLvl")
    value = "" if found is None else found.get(f"{_W}val", "")
    return int(value) + 1 if value in tuple("012345678") else 0


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    style = paragraph.find("pPr/pStyle")
    return _outline(paragraph) or (0 if style is None else levels.get(style.get(f"{_W}val", ""), 0))


def _feed(flow: Flow, root: etree._Element, levels: dict[str, int]) -> None:
    row = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag, is_start = str(element.tag), event == "start"
        if tag == "tr":
            row += 1 if is_start else -1
            flow.close()
        elif tag == "p" and not is_start:
            flow.text(" ") if row else flow.close(_level(element, levels))
        elif not is_start:
            continue
        elif tag in _SKIPPED:
            walk.skip_subtree()
        elif tag == "ruby":
            flow.ruby(_of(element, "rubyBase"), _of(element, "rt"))
            walk.skip_subtree()
        elif tag == "t":
            flow.text(element.text)
        elif tag in ("tab", "br"):
            flow.text(" ")
        elif tag in ("footnoteReference", "endnoteReference"):
            flow.marks.setdefault(f"{tag.removesuffix('Reference')}{element.get(_W + 'id')}", flow.length)


def _of(element: etree._Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else _said(found)


def _said(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("t"))
