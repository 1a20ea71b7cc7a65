"""The XHTML of a book as a tree that EPUB 3 allows, and as a file."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from langdu.exporters.book.kept.archive import BookUnusable
from langdu.exporters.book.kept.mending import mend
from langdu.exporters.book.kept.names import OPS, XHTML, local

_VOID = re.compile(
    r"<(br|hr|img|meta|link|input|col|area|base|wbr|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
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
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or local(root) != "html":
        raise BookUnusable("a page is no XHTML")
    if root.nsmap.get(None) != XHTML or not root.tag.startswith("{"):
        root = _in_namespace(root)
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


def _in_namespace(root: etree._Element) -> etree._Element:
    text = etree.tostring(root, encoding="unicode")
    text = re.sub(r' xmlns="[^"]*"', "", text, count=1)
    return etree.fromstring(text.replace("<html", f'<html xmlns="{XHTML}"', 1).encode())
