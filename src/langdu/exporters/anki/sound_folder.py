"""A folder of sounds that is written at the end, since an output that fails leaves no trace."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from langdu.files import PartialFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class SoundFolder:
    """The sounds wait in one file beside the folder; each has its content's name, so that none is changed later.

    Args:
        place: the folder; others' files in it stay.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._waiting = tempfile.TemporaryFile(dir=place.parent)

    def add(self, mp3: bytes) -> None:
        """The next sound."""
        self._waiting.write(mp3)

    def put(self, sounds: Iterable[tuple[str, int]]) -> None:
        """Write all of them into the folder.

        Args:
            sounds: names and sizes in bytes, in the order in which they came.

        Raises:
            OSError: one cannot be written; those that were are taken away again.
        """
        self._waiting.seek(0)
        is_new = not self._place.exists()
        self._place.mkdir(exist_ok=True)
        # Names of files that were not there, in case they must go again.
        with tempfile.TemporaryFile("w+", encoding="utf-8", dir=self._place.parent) as added:
            try:
                self._write(sounds, added)
            except BaseException:
                added.seek(0)
                for name in added:
                    (self._place / name.rstrip("\n")).unlink(missing_ok=True)
                if is_new:
                    with suppress(OSError):
                        self._place.rmdir()
                raise

    def _write(self, sounds: Iterable[tuple[str, int]], added: IO[str]) -> None:
        part: PartialFile | None = None
        try:
            for name, size in sounds:
                mp3, path = self._waiting.read(size), self._place / name
                if path.is_file() and path.stat().st_size == size:
                    continue
                part = part or PartialFile(self._place / "langdu-sound.mp3")
                part.path.write_bytes(mp3)
                added.write(f"{name}\n")
                part.path.replace(path)
        finally:
            if part is not None:
                part.discard()

    def close(self) -> None:
        """Drop what waits."""
        self._waiting.close()
