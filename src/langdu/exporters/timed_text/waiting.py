"""Lines that wait in a file of their own until what stands before them is written, so that memory does not grow."""

from __future__ import annotations

import shutil
import tempfile
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path


class WaitingLines:
    """Text that waits; nobody else sees its file, and it is gone when it is closed.

    Args:
        folder: where it waits, beside the output.
        between: what stands between two of its pieces.
        first: what stands before the first.

    Attributes:
        count: how many pieces there are.
    """

    def __init__(self, folder: Path, between: str = "", first: str = "") -> None:
        self._file: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
        self._between, self._first = between, first
        self.count = 0

    def add(self, text: str) -> None:
        """One more piece."""
        self._file.write((self._between if self.count else self._first) + text)
        self.count += 1

    def move_to(self, file: TextIO) -> None:
        """Append all to a file."""
        self._file.seek(0)
        shutil.copyfileobj(self._file, file)
        self.close()

    def close(self) -> None:
        """Drop it."""
        self._file.close()
