"""A file by HTTPS: taken up where it broke off, in this run or in an earlier one, and checked as it comes.

What has come is in a partial file that outlives a killed program. Whether it is still the beginning of what is
wanted shows at the end, by the checksum: if it is not, it is thrown away and the transfer begins anew, once.
"""

from __future__ import annotations

import hashlib
import logging
import re
import ssl
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from langdu.errors import InstallFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from langdu.model import AssetFile

log = logging.getLogger("langdu.assets")
BLOCK = 1 << 16
#: How often in a row a transfer may break off before a block has come, and the seconds it may be silent.
TRIES, SILENCE = 5, 30.0
#: Seconds of rest before the second try; each further one waits as much longer.
PAUSE = 0.5
#: Seconds that a server may ask us to wait, at most.
LONGEST_WAIT_SECONDS = 60.0
POLL_SECONDS = 0.1
#: Answers that pass: a server that is busy, or that a proxy did not reach (RFC 9110, 15.5 and 15.6).
PASSING = (408, 425, 429, 500, 502, 503, 504)
OUT_OF_RANGE = 416
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Corrupt(InstallFailed):
    """What came is not what the manifest says."""

    def __init__(self, file: AssetFile, why: str) -> None:
        if file.source.startswith("file:"):
            super().__init__(f"it is not what the manifest says: {why}", where=file.name, remedy="fetch it again")
        else:
            super().__init__(f"the download is corrupt: {why}", where=file.name, remedy="try again")


class Transfer:
    """Brings `file` into `partial`, which may hold the beginning of it.

    Args:
        file: what to fetch, from an https address.
        partial: where to; stays when the transfer fails, for the next, unless it is known to be wrong.
        progress: called with the bytes of the file that are here.
        check: called often; raises to give up.
        opener: makes what opens addresses.
    """

    def __init__(
        self,
        file: AssetFile,
        partial: Path,
        progress: Callable[[int], None],
        check: Callable[[], None],
        opener: Callable[[], urllib.request.OpenerDirector],
    ) -> None:
        self._file, self._partial = file, partial
        self._progress, self._check, self._opener = progress, check, opener
        self._digest = hashlib.sha256()
        self._in_pieces = True

    def run(self) -> None:
        """Fetch what is not here yet.

        Raises:
            InstallFailed: it cannot be fetched, or is not what the manifest says.
            OSError: it cannot be written.
        """
        for last in (False, True):
            kept = self._partial.exists()
            try:
                with self._partial.open("a+b") as out:
                    self._complete(out)
            except Corrupt as error:
                self._partial.unlink(missing_ok=True)
                if last or not kept:
                    raise
                log.info("%s: what was kept of it is wrong (%s); beginning anew", self._file.name, error.what)
            else:
                return

    def _complete(self, out: IO[bytes]) -> None:
        self._take_kept(out)
        left = TRIES
        while (before := out.tell()) < self._file.size:
            try:
                self._piece(out)
            except (urllib.error.URLError, HTTPException, ConnectionError) as error:
                left = TRIES if out.tell() - before >= BLOCK else left - 1
                if not left or not _may_pass(error):
                    raise self._failed(error) from error
                log.info("%s: %s; taking it up again", self._file.name, error)
                self._rest(max(PAUSE * (TRIES - left), _asked_to_wait(error)))
        if self._digest.hexdigest() != self._file.sha256:
            raise Corrupt(self._file, "its checksum is wrong")

    def _take_kept(self, out: IO[bytes]) -> None:
        out.seek(0)
        self._digest = hashlib.sha256()
        while block := out.read(BLOCK):
            self._check()
            self._digest.update(block)
        if out.tell() > self._file.size:
            self._forget(out)
        self._progress(out.tell())

    def _forget(self, out: IO[bytes]) -> None:
        out.seek(0)
        out.truncate()
        self._digest = hashlib.sha256()

    def _piece(self, out: IO[bytes]) -> None:
        """What one connection brings."""
        have = out.tell() if self._in_pieces else 0
        try:
            stream = self._open(have)
        except urllib.error.HTTPError as error:
            if error.code != OUT_OF_RANGE or not have:
                raise
            self._begin_anew(out, "the server knows nothing beyond it")
        with stream:
            self._check_size(stream)
            if stream.status == 206 and _start(stream) != out.tell():
                self._begin_anew(out, "the server sends another part")
            if stream.status != 206:
                self._skip(stream, out.tell())  # it begins at the beginning
            self._copy(stream, out)

    def _begin_anew(self, out: IO[bytes], why: str) -> None:
        self._forget(out)
        self._in_pieces = False
        raise ConnectionError(why)

    def _open(self, have: int) -> Any:
        opener = self._opener()
        opener.addheaders = [("User-Agent", "langdu"), *([("Range", f"bytes={have}-")] if have else [])]
        try:
            return opener.open(self._file.source, timeout=SILENCE)
        except urllib.error.URLError:
            raise
        except OSError as error:  # of the network, not of the disk
            raise ConnectionError(str(error)) from error

    def _check_size(self, stream: Any) -> None:
        told = _announced(stream)
        if told is not None and told != self._file.size:
            raise InstallFailed(
                f"what {self._host} sends is {told} bytes long, not {self._file.size}",
                where=self._file.name,
                remedy="try again, or from another network; it may be a sign-in page, or the voice was changed there",
            )

    def _skip(self, stream: Any, count: int) -> None:
        while count and (block := _read(stream, min(BLOCK, count))):
            self._check()
            count -= len(block)

    def _copy(self, stream: Any, out: IO[bytes]) -> None:
        while block := _read(stream, BLOCK):
            self._check()
            out.write(block)
            self._digest.update(block)
            if out.tell() > self._file.size:
                raise Corrupt(self._file, f"it is larger than {self._file.size} bytes")
            self._progress(out.tell())
        if out.tell() < self._file.size:
            raise ConnectionError(f"only {out.tell()} of {self._file.size} bytes came")

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._check()
            time.sleep(POLL_SECONDS)

    @property
    def _host(self) -> str:
        return urlsplit(self._file.source).hostname or self._file.source

    def _failed(self, error: Exception) -> InstallFailed:
        reason = getattr(error, "reason", error)
        what, remedy = f"the download broke off: {reason}", "check the connection and try again: it goes on from there"
        if isinstance(error, urllib.error.HTTPError):
            what, remedy = f"{self._host} answers {error.code} {reason}", "try again later"
            if 300 <= error.code < 400:
                what = f"{self._host} sends us on and on, or nowhere"
        elif isinstance(reason, ssl.SSLCertVerificationError):
            what = f"{self._host} cannot prove that it is {self._host}: {reason.verify_message}"
            remedy = "check this machine's clock, and whether the network wants you to sign in"
        elif isinstance(error, urllib.error.URLError):
            what, remedy = f"{self._host} cannot be reached: {reason}", "check the network and try again"
        return InstallFailed(what, where=self._file.name, remedy=remedy)


def _may_pass(error: Exception) -> bool:
    if isinstance(error, urllib.error.HTTPError):
        return error.code in PASSING
    return not isinstance(getattr(error, "reason", None), ssl.SSLCertVerificationError)


def _asked_to_wait(error: Exception) -> float:
    """The seconds that a server that is too busy asks us to wait (RFC 9110, 10.2.3), within reason."""
    told = error.headers.get("Retry-After", "") if isinstance(error, urllib.error.HTTPError) else ""
    return min(float(told), LONGEST_WAIT_SECONDS) if told.isascii() and told.isdecimal() else 0.0


def _read(stream: Any, count: int) -> bytes:
    """What is there, as soon as something is: a slow line should show its progress, and hear a cancel."""
    try:
        block: bytes = stream.read1(count)
    except OSError as error:  # of the network, not of the disk
        raise ConnectionError(str(error)) from error
    return block


def _start(stream: Any) -> int | None:
    told = RANGE.fullmatch(stream.headers.get("Content-Range", ""))
    return int(told[1]) if told else None


def _announced(stream: Any) -> int | None:
    """The whole file's size, if the server tells it."""
    told: str = stream.headers.get("Content-Length", "")
    if stream.status == 206:
        match = RANGE.fullmatch(stream.headers.get("Content-Range", ""))
        told = match[2] if match else ""
    return int(told) if told.isdecimal() else None


class _OnlyHttps(urllib.request.HTTPRedirectHandler):
    """Follows redirections to https addresses, and says of others that it does not."""

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        address = str(arguments[-1])
        if not address.startswith("https://"):
            raise InstallFailed(
                f"the server sends us on to {address}, which is not https, so that it is not followed",
                remedy="try again, or from another network",
            )
        return super().redirect_request(*arguments)


def https_opener() -> urllib.request.OpenerDirector:
    """Opens https addresses, by the user's proxy if there is one, and follows redirections to no others."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPSHandler,
        _OnlyHttps,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
