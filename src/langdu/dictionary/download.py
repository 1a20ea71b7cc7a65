"""CC-CEDICT's newest edition from MDBG, when the user asks for it."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from langdu.assets.download import BLOCK, SILENCE, https_opener
from langdu.dictionary.formats.cedict import text_lines
from langdu.dictionary.formats.files import DictionaryFiles
from langdu.dictionary.keeping import Kept, use_cedict
from langdu.errors import InstallFailed

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "https://www.mdbg.net/chinese/export/cedict/cedict_1_0_ts_utf-8_mdbg.txt.gz"
#: More bytes are not CC-CEDICT, packed or unpacked.
MOST_BYTES, MOST_UNPACKED_BYTES = 64 << 20, 256 << 20


def fetch_update(
    progress: Callable[[int, int], None],
    address: str = ADDRESS,
    opener: Callable[[], urllib.request.OpenerDirector] = https_opener,
) -> Kept:
    """Fetch and use the newest edition; see `keeping.update`.

    Args:
        progress: told the bytes that are here and their whole number.
        address: where it is.
        opener: makes what opens addresses.

    Raises:
        InstallFailed: it could not be fetched.
        BadInput: what came is not CC-CEDICT, or is older or smaller than the one in use.
        OutputFailed: it cannot be written; what was there still is.
    """
    host = urlsplit(address).hostname or address
    data = _fetched(address, host, opener, progress)
    return use_cedict(
        text_lines(DictionaryFiles(host, {"cedict.gz": lambda: io.BytesIO(data)}, MOST_UNPACKED_BYTES)), host
    )


def _fetched(
    address: str,
    host: str,
    opener: Callable[[], urllib.request.OpenerDirector],
    progress: Callable[[int, int], None],
) -> bytes:
    opened = opener()
    opened.addheaders = [("User-Agent", "langdu")]
    data = bytearray()
    try:
        with opened.open(address, timeout=SILENCE) as stream:
            told = stream.headers.get("Content-Length", "")
            whole = int(told) if told.isdecimal() else 0
            while block := stream.read1(BLOCK):
                data += block
                progress(len(data), max(whole, len(data)))
                if len(data) > MOST_BYTES:
                    raise InstallFailed("what it sends is far too much", where=host, remedy="try again later")
    except (urllib.error.URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise InstallFailed(f"it cannot be fetched: {reason}", where=host, remedy=_remedy(address)) from error
    if len(data) < whole:
        raise InstallFailed("the download broke off", where=host, remedy="check the connection and try again")
    return bytes(data)


def _remedy(address: str) -> str:
    return f"check the network, or fetch {address} yourself and run: langdu dictionaries update FILE"
