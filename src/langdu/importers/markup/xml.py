"""XML from strangers: no entity is expanded, nothing is fetched, and names lose their namespaces."""

from __future__ import annotations

from contextlib import suppress

from lxml import etree

from langdu.errors import BadInput


def xml(data: bytes, where: str) -> etree._Element:
    """The root of an XML file, every element under its local name; attributes stay as they are.

    Raises:
        BadInput: it is no XML, or nested too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    refuse_depth(parser, where)
    if root is None:
        raise BadInput("the XML in it is damaged", where=where, remedy="fetch it again")
    for element in root.iter():
        if isinstance(element.tag, str):
            # A damaged file has names that are none, such as a prefix that nothing declares: these stay unknown.
            with suppress(ValueError):
                element.tag = element.tag.rpartition("}")[2].rpartition(":")[2]
    return root


def refuse_depth(parser: etree.XMLParser | etree.HTMLParser, where: str) -> None:
    """Say so where a parser has given up on a file's depth: it leaves out all that comes after, and says nothing.

    Raises:
        BadInput: it has.
    """
    if any("depth" in entry.message for entry in parser.error_log):
        raise BadInput("its elements are nested too deep", where=where, remedy="save it anew, or as plain text")
