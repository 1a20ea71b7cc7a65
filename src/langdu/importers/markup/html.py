"""Web pages: the article's text, without menus, scripts and forms."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.base import Importer, Source
from langdu.importers.encoding.decode import decode
from langdu.importers.markup.flow import Flow
from langdu.importers.markup.tree import feed, parsed

if TYPE_CHECKING:
    from langdu.model import Document

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
#: Bytes in which a page says its encoding (WHATWG HTML, prescan: 1024).
PRESCAN = 1024


class HtmlImporter(Importer):
    """A page of the web, as saved or fetched."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        text = decode(source.data, source.name, source.encoding or _declared(source.data))
        root = parsed(text.encode("utf-8", "replace"), source.name)
        if root is None:
            raise BadInput("this is no web page", where=source.name, remedy="choose another file")
        articles = root.findall(".//article")
        main = articles[0] if len(articles) == 1 else root.find(".//main")
        flow = Flow()
        feed(flow, root if main is None else main, skips=frozenset(("aside", "footer")))
        about = {str(m.get("name", m.get("property", ""))).lower(): m.get("content", "") for m in root.iter("meta")}
        title = about.get("og:title") or root.findtext(".//title") or ""
        return flow.document(source, title, root.get("lang", ""), about.get("author", ""), [])


def _declared(data: bytes) -> str | None:
    """The encoding that a page names, if there is one of that name; a byte order mark is better."""
    found = _CHARSET.search(data[:PRESCAN])
    if found is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    name = found[1].decode("ascii", "replace")
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
