"""A real terminal for tests: a pty, read cell by cell by pyte. POSIX only."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import ptyprocess
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SRC = Path(__file__).parents[2] / "src"
#: Questions to the terminal and modes that pyte does not know and would print.
_UNKNOWN = re.compile(
    rb"\x1b\[>\d*[uq]|\x1b\[<\d*u|\x1b\[=\d*;?\d*u|\x1b\[\?\d+\$p|\x1b\[[?\d;]*\$p|\x1bP[^\x1b]*\x1b\\"
)
#: Seconds after which a test that waits for the screen has failed.
PATIENCE = 40.0


class Terminal:
    """`argv` in a terminal of `rows` by `columns`; a context manager that ends it."""

    def __init__(
        self,
        argv: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        *,
        only: bool = False,
        cwd: Path | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.raw = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        everything = {
            **({} if only else os.environ),
            "PYTHONPATH": os.pathsep.join([str(SRC), str(SRC.parent)]),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(env or {}),
        }
        self.started = time.monotonic()
        self.process = ptyprocess.PtyProcess.spawn(
            list(argv), dimensions=(rows, columns), env=everything, cwd=None if cwd is None else str(cwd)
        )

    @classmethod
    def python(cls, *arguments: str, **options: object) -> Self:
        """Python with these arguments."""
        return cls([sys.executable, *arguments], **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # `close(force=True)` fails where a busy machine takes over 0.1 s to end what was killed.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.fileobj.close()
        with contextlib.suppress(ptyprocess.PtyProcessError):  # it was waited for already
            self.process.wait()
        self.process.closed = True

    def read(self, seconds: float = 0.05) -> bool:
        """Take what is there within some time; whether there was anything."""
        if not select.select([self.process.fd], [], [], seconds)[0]:
            return False
        try:
            data = self.process.read(65536)
        except EOFError:
            return False
        self.raw += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True

    def until(self, true: Callable[[Terminal], bool]) -> Self:
        """Read on until something is true of the screen; fails with the screen after some time."""
        end = time.monotonic() + PATIENCE
        while not true(self):
            if time.monotonic() > end or (not self.read() and not self.process.isalive()):
                raise AssertionError("\n".join(self.lines()))
            while self.read(0.0):  # to look at a screen costs more than to read it
                pass
        return self

    def settle(self) -> Self:
        """Read on until nothing new comes for a while."""
        while self.read(0.2):
            pass
        return self

    def send(self, keys: str) -> None:
        """Press keys."""
        self.process.write(keys.encode())

    def wait(self) -> int:
        """Let it end; its exit status. Fails with the screen if it does not."""
        end = time.monotonic() + PATIENCE
        with contextlib.suppress(EOFError, OSError):
            while self.process.isalive():
                self.read()
                assert time.monotonic() < end, "\n".join(["it has not ended", *self.lines()])
        self.process.wait()
        return self.process.exitstatus

    def lines(self) -> list[str]:
        """The screen as text; pyte's own `display` fails where half of a wide character was just drawn over."""
        return ["".join(self.row(number)) for number in range(self.rows)]

    def row(self, number: int) -> list[str]:
        """A row's cells; the second cell of a wide character is empty."""
        return [self.screen.buffer[number][x].data for x in range(self.columns)]

    def shows(self, text: str) -> bool:
        """Whether a text stands on the screen, blanks aside."""
        return any(text in line.replace(" ", "") for line in self.lines())
