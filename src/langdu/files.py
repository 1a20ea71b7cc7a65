"""The one way in which langdu writes a file: beside its place, and put into it when it is whole.

What is there stays as it is until then, and keeps its mode, its owner and its links. The part is hidden and has a
name of its own, however long the file's is; while it is written its lock is held, so that the next run can take away
what a killed one left.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from langdu.errors import OutputFailed
from langdu.locks import release

#: How the name of a part begins, how that of its lock ends, and what is between, in hexadecimal digits.
PART, LOCK, DIGITS = ".langdu-part-", ".lock", 16
REMEDY = "check the folder, its permissions and the free space"


class PartialFile:
    """A file being written.

    Args:
        place: where it is to be; a link is followed.

    Attributes:
        path: where it is written.

    Raises:
        OSError: there is something else than an ordinary file, or nothing can be written there.
    """

    def __init__(self, place: Path) -> None:
        from filelock import FileLock, Timeout

        self.place = place if _is_pipe(place) else Path(os.path.realpath(place))
        _require_ordinary(self.place)
        folder = Path(tempfile.gettempdir()) if _is_pipe(place) else self.place.parent
        sweep(folder)
        name = PART + secrets.token_hex(DIGITS // 2)
        self.path = folder / (name + place.suffix)
        self._lock = FileLock(folder / (name + LOCK))
        with suppress(NotImplementedError, Timeout):  # no locks on this file system, or no files, as is then told
            self._lock.acquire(timeout=0)
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            self._keep_mode()
        except BaseException:
            self.discard()
            raise

    def _keep_mode(self) -> None:
        if self.place.exists() and not _is_pipe(self.place):
            was = self.place.stat()
            self.path.chmod(stat.S_IMODE(was.st_mode))
            if hasattr(os, "chown"):
                with suppress(OSError):  # only root may give a file away
                    os.chown(self.path, was.st_uid, was.st_gid)

    def put(self) -> None:
        """Have it in its place, whole.

        Raises:
            OutputFailed: it cannot be put there; the finished file is kept, and the error says where.
            OSError: it could not be written to the disk.
        """
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        try:
            self._move()
        except OSError as error:
            what = f"cannot be put in its place: {error.strerror or error}"
            kept = self._kept()
            raise OutputFailed(what, where=str(self.place), remedy=f"the finished file is {kept}") from error
        self._release()

    def _move(self) -> None:
        is_linked = self.place.exists() and self.place.stat().st_nlink > 1
        if _is_pipe(self.place) or is_linked:  # into the same file, of which others have the name
            with self.path.open("rb") as whole, self.place.open("wb") as file:
                shutil.copyfileobj(whole, file)
            self.path.unlink()
        else:
            self.path.replace(self.place)

    def _kept(self) -> Path:
        """The finished file under a name that nobody sweeps."""
        kept = self.path.with_name(f"langdu-finished-{secrets.token_hex(4)}{self.path.suffix}")
        try:
            self.path.replace(kept)
        except OSError:
            kept = self.path  # nobody can take it away there either
        self._release()
        return kept

    def discard(self) -> None:
        """Give up; nothing is left of it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._release()

    def _release(self) -> None:
        with suppress(OSError):
            release(self._lock)


def write(place: Path, content: str | bytes) -> None:
    """Write a small file.

    Raises:
        OutputFailed: it cannot be written; what was there still is.
    """
    try:
        part = PartialFile(place)
        try:
            part.path.write_bytes(content.encode() if isinstance(content, str) else content)
            part.put()
        except BaseException:
            part.discard()
            raise
    except OSError as error:
        raise OutputFailed(f"cannot be written: {error.strerror or error}", where=str(place), remedy=REMEDY) from error


def sweep(folder: Path) -> None:
    """Take away the parts that a killed process left in a folder; those that are being written stay."""
    from filelock import FileLock, Timeout

    for path in folder.glob(f"{PART}*"):
        lock_file = path.with_name(path.name[: len(PART) + DIGITS] + LOCK)
        try:
            lock = FileLock(lock_file)
            lock.acquire(timeout=0)
            path.unlink(missing_ok=True)
            release(lock)
        except (Timeout, OSError, NotImplementedError):
            continue


def _is_pipe(place: Path) -> bool:
    try:
        return stat.S_ISFIFO(place.stat().st_mode)
    except OSError:
        return False


def _require_ordinary(place: Path) -> None:
    place.parent.stat()  # it must be there; a lock would make it
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise OSError("there is a folder of that name")
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise OSError("this is a device, not a file")
    if not os.access(place, os.W_OK):
        raise OSError("the file that is there is read-only")
