"""Whatever prints to the terminal while the reader is on it would spoil the screen: it goes to the log instead.

Textual draws on file descriptor 2. It gets a private copy of it, and 1 and 2 themselves lead to the log file, so
that neither a library's warning nor ALSA's hundred lines reach the screen. What langdu logs, and what ends a
thread, goes there too.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from langdu.config import log_file

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded() -> Iterator[None]:
    """Keep the screen to Textual alone."""
    log = _open_log()
    try:
        with _logging_to(log):
            # Windows' console is not written through descriptors.
            if sys.platform == "win32":
                yield
            else:
                with _descriptors_to(log):
                    yield
    finally:
        os.close(log)


@contextmanager
def _logging_to(log: int) -> Iterator[None]:
    logger = logging.getLogger("langdu")
    with os.fdopen(os.dup(log), "w", encoding="utf-8", errors="replace") as stream:
        handler = logging.StreamHandler(stream)
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        hook, threading.excepthook = threading.excepthook, _log_end_of_thread
        propagated, logger.propagate = logger.propagate, False
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            logger.propagate = propagated
            threading.excepthook = hook


def _log_end_of_thread(end: threading.ExceptHookArgs) -> None:
    trace = None if end.exc_value is None else (end.exc_type, end.exc_value, end.exc_traceback)
    logging.getLogger("langdu.tui").error("a thread ended", exc_info=trace)


@contextmanager
def _descriptors_to(log: int) -> Iterator[None]:
    kept = {number: os.dup(number) for number in (1, 2)}
    # Textual looks for the terminal behind sys.__stderr__ and asks sys.__stdout__ for its size; vars(), since the
    # two are declared final.
    names = {1: ("stdout", "__stdout__"), 2: ("stderr", "__stderr__")}
    streams = {name: vars(sys)[name] for pair in names.values() for name in pair}
    for number, copy in kept.items():
        _flush(names[number][0])
        vars(sys)[names[number][1]] = os.fdopen(copy, "w", encoding="utf-8", errors="replace", closefd=False)
        os.dup2(log, number)
    try:
        yield
    finally:
        for number, copy in kept.items():
            _flush(names[number][0])
            _flush(names[number][1])
            os.dup2(copy, number)
            os.close(copy)
        vars(sys).update(streams)


def _flush(name: str) -> None:
    stream = vars(sys)[name]
    if stream is not None and not getattr(stream, "closed", False):
        with suppress(OSError):  # the terminal may be gone
            stream.flush()


def _open_log() -> int:
    """The log file, or nowhere if it cannot be written."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        return os.open(log_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
