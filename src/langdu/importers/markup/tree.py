"""Feeds an HTML tree to a `Flow`."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from langdu.importers.markup.xml import refuse_depth
from langdu.model import one_line
from langdu.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.importers.markup.flow import Flow

#: What is no text of an article.
SKIPPED = frozenset((
    "head", "script", "style", "template", "nav", "form", "button", "select", "textarea", "svg", "iframe", "noscript",
    "object", "audio", "video", "rt", "rp",
))  # fmt: skip
BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section",
    "article", "table", "tr", "br", "hr", "body", "figure", "figcaption", "aside", "header", "footer", "main",
    "caption",
))  # fmt: skip
_NOTES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_MARK = re.compile(r"[\[(（【〔]?(?:\d{1,3}|[①-⑳*†]|注\d*)[\])）】〕]?")
_EMPTY = re.compile(rb"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr|source)\b)([A-Za-z][\w:]*)([^<>]*)/>")


def parsed(data: bytes, where: str, *, is_xhtml: bool = False) -> etree._Element | None:
    """The tree of a page in UTF-8; None where there is nothing. Nothing is fetched and no entity is expanded.

    Raises:
        BadInput: it is nested too deep; messages call it `where`.
    """
    data = clean(data.decode("utf-8", "replace")).encode()
    if is_xhtml:
        data = _EMPTY.sub(rb"<\1\2></\1>", data)
    # Without `huge_tree` 256 elements in one another are too many, with it 2,048.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    refuse_depth(parser, where)
    return root


def feed(flow: Flow, root: etree._Element, path: str = "", *, skips: frozenset[str] = frozenset()) -> None:
    """Add a page; `path` is its name in the container, `skips` what is left out besides."""
    flow.path = path
    flow.places[f"{path}#"] = flow.length
    notes, row = _notes(root, path, set(flow.marks)), 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "end":
            row -= tag == "tr"
            _end(flow, tag, in_row=row > 0)
            if element is not root:
                flow.text(element.tail)
            continue
        row += tag == "tr"
        if tag in BLOCKS and (not row or tag == "tr"):
            flow.close()
        if element.get("id"):
            flow.places[f"{path}#{element.get('id')}"] = flow.length
        _picture(flow, element, path)
        if tag in SKIPPED or tag in skips or _is_aside(flow, element, path, notes):
            walk.skip_subtree()
        elif tag == "ruby":
            _ruby(flow, element)
            walk.skip_subtree()
        else:
            flow.text(element.text)
    flow.end()


def _picture(flow: Flow, element: etree._Element, path: str) -> None:
    """Take note of a picture, or of those in a drawing; one of a single pixel only counts a page's readers."""
    if element.tag == "img" and not {element.get("width"), element.get("height")} & {"0", "1"}:
        flow.picture(inside(element.get("src") or element.get("data-src") or f"{path}#{flow.length}", path))
    elif element.tag == "svg":
        for image in element.iter("image"):
            flow.picture(inside(image.get("xlink:href") or image.get("href") or f"{path}#{flow.length}", path))


def inside(name: str, path: str) -> str:
    """The path in the container of a file that the page at `path` names; an address stays as it is."""
    return name if ":" in name else normpath(join(dirname(path), unquote(name)))


def _end(flow: Flow, tag: str, *, in_row: bool) -> None:
    if tag in ("td", "th") or (in_row and tag in BLOCKS):
        flow.text(" ")
    elif tag in BLOCKS:
        flow.close(int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0)


def _ruby(flow: Flow, ruby: etree._Element) -> None:
    """Pairs each base with its reading: both one after the other, or first all bases and then all readings."""
    bases, readings = list[str](), list[str]()
    for is_reading, text in _parts(ruby):
        if readings and not is_reading:
            _pair(flow, bases, readings)
            bases, readings = [], []
        (readings if is_reading else bases).append(text)
    _pair(flow, bases, readings)


def _parts(ruby: etree._Element) -> Iterator[tuple[bool, str]]:
    """The texts of a ruby in order, each with whether it is a reading."""
    yield False, ruby.text or ""
    for child in ruby:
        if child.tag in ("rt", "rtc"):
            yield from ((True, said(reading)) for reading in child.iter("rt"))
        elif child.tag != "rp":
            yield False, said(child)
        if (child.tail or "").strip():
            yield False, child.tail or ""


def _pair(flow: Flow, bases: list[str], readings: list[str]) -> None:
    """One by one where there are as many; else the whole with all readings."""
    bases = [base.strip() for base in bases if base.strip()]
    if len(bases) != len(readings):
        bases, readings = ["".join(bases)], [" ".join(readings)]
    for base, reading in zip(bases, readings, strict=True):
        flow.ruby(base, reading)


def said(element: etree._Element) -> str:
    """All text in an element, on one line."""
    return one_line("".join(str(text) for text in element.itertext()))


def _kind(element: etree._Element) -> set[str]:
    return set(f"{element.get('epub:type', '')} {element.get('role', '')}".split())


def _is_aside(flow: Flow, element: etree._Element, path: str, notes: dict[etree._Element, str]) -> bool:
    """Whether it is a note or a note's mark; if so, it is kept as that."""
    if element in notes:
        flow.notes.append((notes[element], said(element)))
        return True
    if element.tag == "a" and is_mark(element):
        flow.marks.setdefault(target(element, path), flow.length)
        return True
    return False


def is_mark(link: etree._Element) -> bool:
    """Whether a link is the mark of a note: it says so, or it is raised and a number."""
    if _kind(link) & {"noteref", "doc-noteref"}:
        return True
    parent = link.getparent()
    raised = link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")
    return raised and "#" in link.get("href", "") and _MARK.fullmatch(said(link)) is not None


def target(link: etree._Element, path: str) -> str:
    """Where a link leads: `path#id`."""
    name, _, anchor = unquote(link.get("href", "")).partition("#")
    return f"{normpath(join(dirname(path), name)) if name else path}#{anchor}"


def _notes(root: etree._Element, path: str, marked: set[str]) -> dict[etree._Element, str]:
    """The notes of a page: those that say so, and the paragraphs that marks before them lead to.

    `marked` has the places that the marks of earlier pages lead to.
    """
    found = {e: f"{path}#{e.get('id', '')}" for e in root.iter() if isinstance(e.tag, str) and _kind(e) & _NOTES}
    for element in root.iter():
        name = f"{path}#{element.get('id', '')}"
        if element.tag == "a" and is_mark(element):
            marked.add(target(element, path))
        if element.get("id") and name in marked:
            note = next(
                (e for e in (element, *element.iterancestors()) if e.tag in ("li", "p", "aside", "dd")), element
            )
            found.setdefault(note, name)
    return found
