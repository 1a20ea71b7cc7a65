"""A web page with all that belongs to it in one file, as browsers save it: .mhtml, .mht (RFC 2557).

Only the page itself is taken out: its pictures and styles are passed over where they stand, and never decoded.
"""

from __future__ import annotations

import binascii
import quopri
from codecs import lookup
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import BadInput
from langdu.importers.base import Importer, Source
from langdu.importers.markup.html import HtmlImporter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from langdu.model import Document

#: Bytes that a part's headers may have, and a page; parts that are looked at, and how deep they may be in one another.
HEADERS_BYTES, PAGE_BYTES, PARTS, DEPTH = 65_536, 32 << 20, 10_000, 4
#: Bytes that are no digits of base64.
_NO_DIGITS = bytes(
    byte for byte in range(256) if not (chr(byte).isascii() and chr(byte).isalnum()) and byte not in b"+/"
)
_PAGES = ("text/html", "application/xhtml+xml")
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, MessageError)


class _MimePart(NamedTuple):
    """A part's headers, and where its content stands in the file."""

    headers: Message
    start: int
    end: int


class MhtmlImporter(Importer):
    """A saved page."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        whole = _part(source.data, 0, len(source.data))
        page = None if whole is None else _page(source, whole)
        if whole is None or page is None:
            raise BadInput("there is no web page in it", where=source.name, remedy="save the page again, as .html")
        if page.end - page.start > PAGE_BYTES:
            raise BadInput("the page in it has more than 32 MB", where=source.name, remedy="choose another file")
        data = _decoded(page, source.data[page.start : page.end])
        title = _title(whole.headers) or source.title
        return HtmlImporter().document(Source(data, source.name, title, source.encoding or _charset(page.headers)))


def _part(data: bytes, start: int, end: int) -> _MimePart | None:
    """The part that begins there; None where it has no headers."""
    most = min(end, start + HEADERS_BYTES)
    ends = [(at, len(blank)) for blank in (b"\r\n\r\n", b"\n\n") if (at := data.find(blank, start, most)) >= 0]
    if not ends:
        return None
    at, size = min(ends)
    return _MimePart(BytesHeaderParser().parsebytes(data[start:at].lstrip(b"\r\n")), at + size, end)


def _page(source: Source, whole: _MimePart) -> _MimePart | None:
    """The page that the file is about: the part that its headers name, else the first page there is."""
    wanted, first = _parameter(whole.headers, "start"), None
    for number, part in enumerate(_parts(source, whole, 0)):
        if number >= PARTS:
            break
        if _type(part.headers) in _PAGES:
            if not wanted or str(part.headers.get("Content-ID", "")).strip() == wanted:
                return part
            first = first or part
    return first


def _parts(source: Source, part: _MimePart, depth: int) -> Iterator[_MimePart]:
    """A part, or those in it.

    Raises:
        BadInput: they are nested too deep.
    """
    boundary = _parameter(part.headers, "boundary")
    if not _type(part.headers).startswith("multipart/") or not boundary:
        yield part
        return
    if depth >= DEPTH:
        raise BadInput("the parts in it are nested too deep", where=source.name, remedy="save the page again, as .html")
    delimiter = b"--" + boundary.encode("utf-8", "surrogateescape")
    at = _delimiter(source.data, delimiter, part.start, part.end)
    while at < part.end:
        start = at + len(delimiter)
        at = _delimiter(source.data, delimiter, start, part.end)
        inner = _part(source.data, start, at)
        if inner is not None:
            yield from _parts(source, inner, depth + 1)


def _delimiter(data: bytes, delimiter: bytes, start: int, end: int) -> int:
    """Where the next line begins that is a delimiter; `end` where there is none."""
    at = data.find(delimiter, start, end)
    while at > 0 and data[at - 1] != ord("\n"):
        at = data.find(delimiter, at + 1, end)
    return end if at < 0 else at


def _decoded(part: _MimePart, data: bytes) -> bytes:
    transfer = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    if transfer == "quoted-printable":
        return quopri.decodestring(data)
    if transfer != "base64":
        return data
    digits = data.translate(None, _NO_DIGITS)
    digits = digits[:-1] if len(digits) % 4 == 1 else digits  # of a file that is cut off
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def _type(headers: Message) -> str:
    try:
        return headers.get_content_type()
    except _MALFORMED:
        return ""


def _parameter(headers: Message, name: str) -> str:
    try:
        found = headers.get_param(name, "")
        return (found if isinstance(found, str) else found[2]).strip()
    except _MALFORMED:
        return ""


def _charset(headers: Message) -> str | None:
    """The encoding that the headers name, if there is one of that name."""
    try:
        return lookup(_parameter(headers, "charset")).name
    except _MALFORMED:
        return None


def _title(headers: Message) -> str:
    try:
        return str(make_header(decode_header(str(headers.get("Subject", "")))))
    except _MALFORMED:
        return ""
