"""The package document of a book that is made from a text."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.book.container import MODIFIED
from langdu.exporters.book.markup import escaped
from langdu.exporters.book.metadata import accessibility_metadata, overlay_metadata, voice_rights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.exporters.book.metadata import PackageMeta
    from langdu.model import ExportInfo

_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine toc="ncx">
{refs}</spine>
</package>
"""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that is in the book.

    Attributes:
        name: of its files, without folder and ending.
        milliseconds: how long its overlay is; 0 where nothing of it is read.
    """

    name: str
    milliseconds: int


def identifier_of(digest: bytes) -> str:
    """A URN for a hash: of 16 bytes, as RFC 9562 makes UUIDs of what it does not define (version 8)."""
    raw = bytearray(digest[:16])
    raw[6], raw[8] = raw[6] & 0x0F | 0x80, raw[8] & 0x3F | 0x80
    return uuid.UUID(bytes=bytes(raw)).urn


def package_document(info: ExportInfo, language: str, identifier: str, pages: Sequence[WrittenPage]) -> str:
    """The file, for pages in reading order."""
    durations = [(f"overlay-{page.name}", page.milliseconds) for page in pages if page.milliseconds]
    metas = overlay_metadata(info, durations)
    metas += accessibility_metadata(has_audio=bool(durations), has_pictures=False)
    return _PACKAGE.format(
        lang=language,
        metadata="".join([*_dublin_core(info, language, identifier, bool(durations)), *map(_meta, metas)]),
        items="".join(item for page in pages for item in _items(page)),
        refs="".join(f'<itemref idref="page-{page.name}"/>\n' for page in pages),
    )


def _dublin_core(info: ExportInfo, language: str, identifier: str, has_audio: bool) -> Iterator[str]:
    yield f'<dc:identifier id="identifier">{identifier}</dc:identifier>\n'
    yield f"<dc:title>{escaped(info.title).strip() or '-'}</dc:title>\n"
    yield f"<dc:language>{language}</dc:language>\n"
    if author := escaped(info.author).strip():
        yield f'<dc:creator id="author">{author}</dc:creator>\n'
        yield '<meta refines="#author" property="role" scheme="marc:relators">aut</meta>\n'
    if has_audio:
        yield f'<dc:contributor id="narrator">{escaped(info.voice.name)}</dc:contributor>\n'
        yield '<meta refines="#narrator" property="role" scheme="marc:relators">nrt</meta>\n'
        yield f"<dc:rights>{escaped(voice_rights(info))}</dc:rights>\n"
    if info.album.strip():
        yield f'<meta property="belongs-to-collection" id="whole">{escaped(info.album)}</meta>\n'
        yield '<meta refines="#whole" property="collection-type">set</meta>\n'
        yield f'<meta refines="#whole" property="group-position">{info.track}</meta>\n'
    yield f'<meta property="dcterms:modified">{MODIFIED}</meta>\n'


def _meta(meta: PackageMeta) -> str:
    about = f' refines="#{meta.refines}"' if meta.refines else ""
    return f'<meta property="{meta.property}"{about}>{escaped(meta.text)}</meta>\n'


def _items(page: WrittenPage) -> Iterator[str]:
    name = page.name
    overlay = f' media-overlay="overlay-{name}"' if page.milliseconds else ""
    yield f'<item id="page-{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"{overlay}/>\n'
    if page.milliseconds:
        yield f'<item id="overlay-{name}" href="overlay/{name}.smil" media-type="application/smil+xml"/>\n'
        yield f'<item id="audio-{name}" href="audio/{name}.mp3" media-type="audio/mpeg"/>\n'
