"""The addresses in a page: what leads nowhere leads nowhere no more, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.exporters.book.kept.pages.names import html, local

if TYPE_CHECKING:
    from lxml import etree

    from langdu.exporters.book.kept.source import SourceBook

_XLINK = "{http://www.w3.org/1999/xlink}href"
_LOADING = frozenset(("img", "source", "audio", "video", "track", "image", "link", "feImage"))
_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b[^;]*(?:https?:)?//[^;]*;", re.IGNORECASE)
_DECLARATION = re.compile(r"[\w-]+\s*:[^;{}]*url\(\s*[\"']?(?:https?:)?//[^;{}]*;?", re.IGNORECASE)


def local_css(text: str) -> str:
    """A style sheet without what is fetched from elsewhere; any other is the same, to the byte."""
    return _DECLARATION.sub("", _IMPORT.sub("", text))


def mend_links(root: etree._Element, path: str, book: SourceBook) -> None:
    """Mend the addresses in a page that is at `path`."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.get("style"):
            element.set("style", local_css(element.get("style", "")))
        if local(element) in ("a", "area"):
            for key in ("href", _XLINK):
                _mend_link(element, key, path, book)
            if local(element) == "area":
                _mend_alternative(element)
        elif local(element) in _LOADING:
            _mend_loading(element, path, book)
        elif local(element) == "style":
            element.text = local_css(element.text or "")


def _mend_link(link: etree._Element, key: str, path: str, book: SourceBook) -> None:
    address = link.get(key)
    if address is None or _OUTSIDE.fullmatch(address.strip()):
        return
    target, anchor = book.place(address, path)
    if target not in book.ids:
        del link.attrib[key]
    elif "#" in address and anchor not in book.ids[target]:
        link.set(key, address.partition("#")[0] or "#")
        if link.get(key) == "#":
            del link.attrib[key]


def _mend_alternative(area: etree._Element) -> None:
    """A part of a picture says in words where it leads, if it does."""
    if area.get("href"):
        area.set("alt", area.get("alt") or "-")
    else:
        area.attrib.pop("alt", "")


def _mend_loading(element: etree._Element, path: str, book: SourceBook) -> None:
    for key in ("srcset", "poster"):
        named = [part.split()[0] for part in element.get(key, "").split(",") if part.strip()]
        if any(book.find(book.place(name, path)[0]) is None for name in named):
            del element.attrib[key]
    if local(element) == "link" and "stylesheet" not in element.get("rel", "").lower().split():
        _leave_out(element)
        return
    for key in ("src", "href", _XLINK):
        address = element.get(key, "")
        if address and not address.startswith(("data:", "#")) and book.find(book.place(address, path)[0]) is None:
            _leave_out(element)
            return
    if local(element) == "img" and not element.get("src"):
        _leave_out(element)


def _leave_out(element: etree._Element) -> None:
    """Take an element out; of a picture, what it says in words stays."""
    if local(element) == "img":
        said = element.get("alt", "")
        for key in set(map(str, element.attrib)) - {"id", "class"}:
            del element.attrib[key]
        element.tag, element.text = html("span"), said
        return
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
