"""One process at a time: a lock that ends with whoever holds it, in order or killed."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Seconds between two tries.
LOOK = 0.1


@contextmanager
def alone(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock at `path`, a file that is there only while it is held or waited for.

    Args:
        path: the lock's file; its folder exists.
        waiting: called again and again while another holds it; raises to give up.

    Raises:
        OSError: the file cannot be made.
    """
    while (held := _taken(path)) is None:
        waiting()
        time.sleep(LOOK)
    try:
        yield
    finally:
        _release(path, held)


def _taken(path: Path) -> int | None:
    """The lock's descriptor; None while it is another's."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(opened)
        if os.path.samestat(os.fstat(opened), path.stat()):
            return opened
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass  # it is held, or whoever held it has just taken the file away
    os.close(opened)
    return None


def _release(path: Path, opened: int) -> None:
    """Take the file away: before others can have the lock, but on Windows, where an open file stays, after that."""
    if sys.platform != "win32":
        path.unlink(missing_ok=True)
    os.close(opened)
    if sys.platform == "win32":
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return  # another waits for it, and takes it away in turn


if sys.platform == "win32":
    import msvcrt

    def _lock(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

else:
    import errno
    import fcntl

    #: A file system without locks (some network shares): better two at once than none at all.
    _WITHOUT = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)

    def _lock(opened: int) -> None:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _WITHOUT:
                raise
