"""Where a voice or dictionary is put together, one langdu at a time: `.part-ID`, beside the folders of its kind.

Of an installation that fails or is killed, what came by HTTPS stays there for the next, for `KEPT_SECONDS` seconds.
"""

from __future__ import annotations

import errno
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from langdu.assets.source import SHA256
from langdu.errors import InstallFailed, LangduError
from langdu.locks import alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import Asset

#: Seconds for which what a broken installation fetched is kept: a week.
KEPT_SECONDS = 7 * 86400.0
#: The disk is full, or the user's share of it (Windows has no quota of that name).
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class Staging:
    """For `asset`, under `root`, the folder of all of its kind, which messages call `kind`."""

    def __init__(self, root: Path, asset: Asset, kind: str) -> None:
        self._root, self._asset, self._kind = root, asset, kind
        self._name = asset.home.replace(":", "-")  # no file of Windows has a colon in its name
        self._work = root / f".part-{self._name}"

    @contextmanager
    def exclusive(
        self,
        progress: Callable[[int], None] = lambda _done: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[None]:
        """Keep other langdus off it, and make what goes wrong meanwhile one line.

        Args:
            progress: while another is at it, told the bytes that it has fetched.
            cancelled: asked while waiting; True gives up.

        Raises:
            InstallFailed: what went wrong inside, or waiting was cancelled.
        """

        def wait() -> None:
            from langdu.assets.wheels import folder_size

            progress(folder_size(self._work))
            if cancelled():
                raise InstallFailed("the installation was cancelled", remedy="nothing was changed")

        try:
            self._root.mkdir(parents=True, exist_ok=True)
            with alone(self._root / f".lock-{self._name}", wait):
                yield
        except (LangduError, OSError, subprocess.TimeoutExpired) as error:
            raise self._told(error) from error

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """An empty folder but for what an earlier try left by HTTPS; of it stays the same, when this one fails."""
        self._sweep()
        self._clear(self._is_fetched)
        self._work.mkdir(exist_ok=True)
        try:
            yield self._work
        except BaseException as error:
            full = isinstance(error, OSError) and error.errno in FULL
            self._clear(_nothing if full else self._is_fetched)
            raise
        self._clear(_nothing)

    def _is_fetched(self, name: str) -> bool:
        """Whether a file of that name came by HTTPS, and is worth keeping for the next try."""
        if SHA256.fullmatch(name) is None:
            return False
        return any(file.sha256 == name or file.listed for file in self._asset.files if file.source.startswith("https:"))

    def _clear(self, keep: Callable[[str], bool]) -> None:
        if not self._work.is_dir():
            return
        for path in self._work.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif not keep(path.name):
                path.unlink(missing_ok=True)
        if not any(self._work.iterdir()):
            self._work.rmdir()

    def _sweep(self) -> None:
        """Remove what broken installations left and nobody resumed."""
        for left in self._root.glob(".part-*"):
            with suppress(FileNotFoundError):  # another langdu is taking it away
                newest = max(path.stat().st_mtime for path in (left, *left.iterdir()))
                if newest < time.time() - KEPT_SECONDS:
                    shutil.rmtree(left, ignore_errors=True)

    def _told(self, error: Exception) -> InstallFailed:
        where = f"{self._kind} {self._asset.id}"
        if isinstance(error, LangduError):
            return InstallFailed(error.what, where=error.where or where, remedy=error.remedy or "try again")
        if not isinstance(error, OSError):
            return InstallFailed(str(error), where=where, remedy="try again")
        full = error.errno in FULL
        what = "the disk is full" if full else f"{error.strerror or error} ({error.filename or self._root})"
        remedy = "free some space" if full else f"check the folder's permissions, and that nobody uses the {self._kind}"
        return InstallFailed(what, where=where, remedy=f"{remedy}, or set LANGDU_DATA_DIR")


def _nothing(_name: str) -> bool:
    return False
