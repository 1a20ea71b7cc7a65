"""Whatever prints to the terminal while the reader is on it would spoil the screen: it goes to the log instead.

Textual draws on file descriptor 2. It gets a private copy of it, and 1 and 2 themselves lead to the log file, so
that neither a library's warning nor ALSA's hundred lines reach the screen.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from langdu.config import log_file

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded() -> Iterator[None]:
    """Keep the screen to Textual alone. Does nothing on Windows, whose console is not written through descriptors."""
    if sys.platform == "win32":
        yield
        return
    log = _open_log()
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
            vars(sys)[names[number][1]].flush()
            os.dup2(copy, number)
            os.close(copy)
        vars(sys).update(streams)
        os.close(log)


def _flush(name: str) -> None:
    stream = vars(sys)[name]
    if stream is not None and not stream.closed:
        stream.flush()


def _open_log() -> int:
    """The log file, or nowhere if it cannot be written."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        return os.open(log_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
