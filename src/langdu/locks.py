"""A lock for one process at a time. It is released when its process ends, even if it was killed."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from filelock import BaseFileLock

#: Seconds between two tries.
POLL_SECONDS = 0.1


@contextmanager
def alone(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock at `path`, a file that is there only while it is held or waited for.

    Args:
        path: the lock's file; its folder exists.
        waiting: called again and again while another holds it; raises to give up.

    Raises:
        OSError: the file cannot be made.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            waiting()
            time.sleep(POLL_SECONDS)
        except NotImplementedError:
            break  # a file system without locks (some network shares): better two at once than none at all
    try:
        yield
    finally:
        release(lock)


def release(lock: BaseFileLock) -> None:
    """Let go of a lock, and take its file away.

    Who waits for it may have opened the file before: filelock then sees that it is gone, and makes a new one. On
    Windows a file that somebody has open stays; who has it takes it away in turn.
    """
    path = Path(lock.lock_file)
    if sys.platform != "win32":
        path.unlink(missing_ok=True)
    lock.release()
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink(missing_ok=True)
