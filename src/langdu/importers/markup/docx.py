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
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: Pictures as Word writes them today and wrote them before 2007, each with the attribute that names its file.
_PICTURES = {"blip": f"{_R}embed", "imagedata": f"{_R}id"}


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
    """The heading level of each style: its own, else that of the style that it is based on; 0 for body text."""
    if "word/styles.xml" not in archive.names:
        return {}
    styles = list(xml(archive.read("word/styles.xml"), archive.where).iter("style"))
    own = {style.get(f"{_W}styleId", ""): _outline(style) for style in styles}
    above = {style.get(f"{_W}styleId", ""): _named(style, "basedOn") for style in styles}
    levels: dict[str, int] = {}
    for style in own:
        chain: dict[str, None] = {}
        at = style
        while at in own and own[at] is None and at not in levels and at not in chain:
            chain[at] = None
            at = above[at]
        levels |= dict.fromkeys((*chain, style), levels.get(at) or own.get(at) or 0)
    return levels


def _outline(element: etree._Element) -> int | None:
    """The outline level from 1 to 9 that an element sets; 0 for body text, None where it sets none."""
    value = _named(element, "pPr/outlineLvl")
    return None if value not in tuple("0123456789") else (int(value) + 1) % 10


def _named(element: etree._Element, path: str) -> str:
    """The value of an element's part; empty where it has none."""
    found = element.find(path)
    return "" if found is None else found.get(f"{_W}val", "")


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    level = _outline(paragraph)
    return levels.get(_named(paragraph, "pPr/pStyle"), 0) if level is None else level


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
        else:
            _note(flow, element, tag)


def _note(flow: Flow, element: etree._Element, tag: str) -> None:
    """Take note of a picture, or of a footnote's mark."""
    if tag in _PICTURES:
        flow.picture(element.get(_PICTURES[tag], ""))
    elif tag in ("footnoteReference", "endnoteReference"):
        flow.marks.setdefault(f"{tag.removesuffix('Reference')}{element.get(_W + 'id')}", flow.length)


def _of(element: etree._Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else _said(found)


def _said(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("t"))
