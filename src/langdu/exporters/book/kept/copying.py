"""The files of a source that stay as they are: pictures, fonts, styles, to the byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.exporters.book.kept.pages.links import local_css
from langdu.exporters.book.kept.source import NCX_TYPE, XHTML_TYPE

if TYPE_CHECKING:
    from langdu.exporters.book.container import EpubContainer
    from langdu.exporters.book.kept.source import SourceBook

_SCRIPT = re.compile(rb"<script\b[^>]*/>|<script\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)
#: Which fonts are disguised: they are copied so, and the identifier that they are disguised with stays.
_ENCRYPTION = "META-INF/encryption.xml"


def copy_files(source: SourceBook, target: EpubContainer) -> None:
    """Copy all files that are no pages and no contents, one at a time."""
    for item in source.items.values():
        if item.media_type not in (XHTML_TYPE, NCX_TYPE):
            data = _harmless(source.archive.read(item.path), item.media_type)
            target.add(item.path, data, is_stored=item.media_type in ("image/jpeg", "image/png", "audio/mpeg"))
    if _ENCRYPTION in source.archive.names:
        target.add(_ENCRYPTION, source.archive.read(_ENCRYPTION))


def _harmless(data: bytes, media_type: str) -> bytes:
    """A file without programs and without what it fetches from elsewhere; the same where there is none of it."""
    if media_type == "image/svg+xml":
        return _SCRIPT.sub(b"", data)
    if media_type == "text/css":
        text = data.decode("utf-8", "surrogateescape")
        return local_css(text).encode("utf-8", "surrogateescape")
    return data
