"""The program's end: told to end by a signal, or left by its terminal, it clears up and is gone within two seconds.

`SystemExit` unwinds a command. A full-screen program has its own way out, which it names with `leaving`. Either way a
watch ends the process if clearing up takes too long: a library may hang, a terminal that is gone cannot be written to,
and an exception that a signal raises may be swallowed (C code that is being imported does so). Engine workers end when
their standard input does.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Seconds that clearing up may take.
CLEANUP_SECONDS = 1.5
#: What a shell adds to a signal's number to make an exit status.
SIGNALLED = 128
HUNG_UP = SIGNALLED + 1
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_leave: list[Callable[[int], None]] = []


def obey_signals() -> None:
    """From now on the signals that end a program end this one in order; for the main thread."""
    for number in _numbers():
        # Who started us may have asked that a terminal's end be ignored (nohup), or ctrl-c (a shell's &).
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _told)


@contextmanager
def leaving(leave: Callable[[int], None]) -> Iterator[None]:
    """While inside, a signal calls `leave` with the exit status, in the main thread, instead of raising SystemExit."""
    _leave.append(leave)
    try:
        yield
    finally:
        _leave.remove(leave)


def within_patience(status: int) -> None:
    """The process ends with this status in `CLEANUP_SECONDS` seconds, if it is still there then."""
    watch = threading.Timer(CLEANUP_SECONDS, os._exit, (status,))
    watch.daemon = True
    watch.start()


def _told(number: int, _: object) -> None:
    for other in _numbers():
        signal.signal(other, signal.SIG_IGN)  # being told again must not break off the clearing up
    status = SIGNALLED + number
    within_patience(status)
    if not _leave:
        raise SystemExit(status)
    _leave[-1](status)


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
