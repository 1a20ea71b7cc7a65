"""Standard input, output and error as they may be: closed, full, a pipe that nobody reads, not in UTF-8."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

from langdu.errors import OutputFailed

#: What a system says of output that cannot be written; Windows says EINVAL of a pipe that nobody reads.
UNWRITABLE = {errno.EPIPE, errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF, errno.EINVAL, errno.ENXIO}


def speak_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where the locale is not UTF-8 (C, POSIX, an old one of a container).

    There names of files and words on the command line would not be what was typed (PEP 540).
    """
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def prepare() -> None:
    """Have all three, in UTF-8: Chinese leaves a Windows console or a C locale as Chinese."""
    _fill()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _fill() -> None:
    """Open what is closed: else the next file that is opened, the library say, gets its number, and its output.

    What is opened is for reading alone, so that writing fails and is told.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, closefd=False))


def finish() -> None:
    """Hand over what was printed.

    Raises:
        OSError: it cannot be.
    """
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def failed(error: OSError) -> OutputFailed:
    """What is told where standard output cannot be written."""
    remedy = "check where it goes, and the free space there"
    return OutputFailed(f"standard output cannot be written: {error.strerror or error}", remedy=remedy)


def forget(name: str) -> None:
    """Let `stdout` or `stderr` lead nowhere: nobody reads it any more, and the interpreter must not flush it again."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, getattr(sys, name).fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """A line on standard error, if it can still be written."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        forget("stderr")


def on_terminal() -> bool:
    """Whether there is a screen to draw on: a terminal, or a page of `langdu serve`."""
    return in_page() or (sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb")


def in_page() -> bool:
    """Whether this is shown in a page of `langdu serve`."""
    return os.environ.get("TEXTUAL_DRIVER") == "langdu.tui.browser.driver:BrowserDriver"
