"""The XHTML of a book as a tree that EPUB 3 allows, and as a file."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from langdu.exporters.book.kept.archive import BookUnusable
from langdu.exporters.book.kept.pages.mending import mend
from langdu.exporters.book.kept.pages.names import OPS, XHTML, local

_VOID = re.compile(
    r"<(br|hr|img|meta|link|input|col|area|base|wbr|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_EMPTY = re.compile(r"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr|source)\b)([A-Za-z][\w:]*)([^<>]*)/>")
_HTML = f'<html xmlns="{XHTML}" xmlns:epub="{OPS}" xmlns:xlink="http://www.w3.org/1999/xlink">'
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def html_tree(data: bytes) -> etree._Element:
    """A page's tree, mended.

    Raises:
        BookUnusable: there is nothing in it.
    """
    text = _DECLARATION.sub("", _DOCTYPE.sub("", _decoded(data).lstrip("\ufeff"), count=1), count=1)
    text = _VOID.sub(r"<\1\2/>", text).replace("/ />", "/>")
    text = _ENTITY.sub(_character, text)
    if "xmlns:epub" not in text:
        text = re.sub(r"<html\b", f'<html xmlns:epub="{OPS}"', text, count=1)
    root = _xml(text)
    if root is None or not root.tag.startswith("{"):
        root = _forgiven(text)
    if root is None or local(root) != "html":
        raise BookUnusable("a page is no XHTML")
    mend(root)
    return root


def serialized(root: etree._Element) -> str:
    """The page as a file."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{etree.tostring(root, encoding="unicode")}\n'


def _decoded(data: bytes) -> str:
    found = re.search(rb"<\?xml[^>]*encoding=[\"']([\w-]+)", data[:200])
    for encoding in filter(None, (found and found[1].decode(), "utf-8", "gb18030")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name in ("amp", "lt", "gt", "quot", "apos"):
        return found.group()
    return html5.get(f"{name};", f"&amp;{name};")


def _xml(text: str, *, recover: bool = False) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=recover, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _forgiven(text: str) -> etree._Element | None:
    """The tree of what is no XML, read as the importers read it: by the rules of HTML."""
    text = _EMPTY.sub(r"<\1\2></\1>", text)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return None
    said = re.sub(r"<html\b[^>]*>", _HTML, etree.tostring(root, encoding="unicode", method="xml"), count=1)
    return _xml(said, recover=True)
