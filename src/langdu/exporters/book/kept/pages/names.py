"""The names of XHTML's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def html(name: str) -> str:
    """The full name of an element of HTML."""
    return f"{{{XHTML}}}{name}"
