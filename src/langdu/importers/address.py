"""Fetches a text that the user names by its address. Nothing else in langdu's importers uses the network."""

from __future__ import annotations

import codecs
import http.client
import time
import urllib.request
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit

from langdu.errors import BadInput
from langdu.importers.base import Source, is_address

if TYPE_CHECKING:
    from email.message import Message

#: The most bytes that are fetched, seconds for the whole and for each answer, and bytes read at once.
LIMIT_BYTES, TOTAL_S, ANSWER_S, PIECE_BYTES = 32 << 20, 60.0, 15.0, 65536
#: The endings whose importers read what servers call by these types.
TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "mhtml",
    "application/epub+zip": "epub",
    "application/x-fictionbook+xml": "fb2",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/markdown": "md",
    "text/plain": "txt",
}


class _OnlyHttp(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        if not is_address(newurl):
            raise BadInput("it leads to something that is no page", where=req.full_url, remedy="check the address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def fetch(address: str, encoding: str | None = None) -> Source:
    """What is at an http or https address, at most 32 MB and within a minute.

    Raises:
        BadInput: it cannot be fetched.
    """
    if not is_address(address):
        raise BadInput("this is no web address", where=address, remedy="it begins with https://")
    try:
        request = urllib.request.Request(  # noqa: S310
            quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": "langdu"}
        )
        with urllib.request.build_opener(_OnlyHttp()).open(request, timeout=ANSWER_S) as answer:
            data = _body(answer, address)
            kind = TYPES.get(answer.headers.get_content_type(), "")
            charset = answer.headers.get_content_charset()
    except HTTPError as error:
        raise BadInput(f"the server answers {error.code}", where=address, remedy="check the address") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = getattr(error, "reason", error)  # urllib wraps what the system says
        why = getattr(why, "strerror", None) or why
        raise BadInput(f"it cannot be fetched: {why}", where=address, remedy="check the address and the net") from None
    path = PurePosixPath(unquote(urlsplit(address).path))
    return Source(data, address, path.stem or address, encoding or _known(charset), kind or _ending(path))


def _ending(path: PurePosixPath) -> str:
    return path.suffix.lower().removeprefix(".")


def _body(answer: http.client.HTTPResponse, address: str) -> bytes:
    until, data = time.monotonic() + TOTAL_S, bytearray()
    while piece := answer.read1(PIECE_BYTES):
        data += piece
        if len(data) > LIMIT_BYTES:
            raise BadInput("it has more than 32 MB", where=address, remedy="save it and open the file")
        if time.monotonic() > until:
            raise BadInput("it takes more than a minute", where=address, remedy="save it and open the file")
    return bytes(data)


def _known(charset: str | None) -> str | None:
    try:
        return charset and codecs.lookup(charset).name
    except LookupError:
        return None
