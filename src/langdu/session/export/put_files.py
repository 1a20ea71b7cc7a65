"""The files that a command which was not finished has put in their places: it writes over these when it goes on.

They are kept in the cache's folder, a line of JSON each, written before the file is put: a kill between the two tells
of a file that is not there, which does no harm. A file is known by its size and the time of its last change, so that
one which somebody put there meanwhile is theirs.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.speech.rendering.disk_cache import PUT_FILES

if TYPE_CHECKING:
    from pathlib import Path


class PutFiles:
    """What one command has put.

    Args:
        folder: the cache's.
        command: what the command is known by: the same words for the same texts, files and options.
    """

    def __init__(self, folder: Path, command: str) -> None:
        name = hashlib.sha256(command.encode("utf-8", "surrogatepass")).hexdigest()
        self._record = folder / PUT_FILES / name
        self._known = self._read()

    def add(self, part: Path, place: Path) -> None:
        """A finished part is about to be put in its place; where that cannot be kept, it is not known later."""
        with suppress(OSError):
            self._record.parent.mkdir(parents=True, exist_ok=True)
            with self._record.open("a", encoding="utf-8") as file:
                file.write(json.dumps([os.fsdecode(place), *_facts(part)]) + "\n")

    def has(self, place: Path) -> bool:
        """Whether what is there was put by this command before, and is as it was then."""
        try:
            return (os.fsdecode(place), *_facts(place)) in self._known
        except OSError:
            return False

    def forget(self) -> None:
        """The command is finished: what is there now is the user's."""
        with suppress(OSError):
            self._record.unlink(missing_ok=True)

    def _read(self) -> set[tuple[str, int, int]]:
        found = set[tuple[str, int, int]]()
        with suppress(OSError, UnicodeDecodeError):
            for line in self._record.read_text("utf-8").splitlines():
                with suppress(ValueError):  # half a line, where it was killed
                    name, size, changed = json.loads(line)
                    found.add((str(name), int(size), int(changed)))
        return found


def _facts(path: Path) -> tuple[int, int]:
    """A file's size in bytes, and its last change in nanoseconds; both stay when it is put in its place."""
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns
