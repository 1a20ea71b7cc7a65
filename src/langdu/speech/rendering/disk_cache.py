"""Speech that was said already, kept on the disk: found by its job's key, and never used when it is damaged.

An entry is the packed speech, its places counted from the job's first code point. What an export that is not finished
has used since it began is not taken away for want of room: its run is a file in `runs/`, as old as the export.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.speech.rendering.jobs import moved
from langdu.speech.rendering.packing import Damaged, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Speech
    from langdu.speech.rendering.jobs import SpeechJob

#: Bytes that are kept: with the natural voice some ten to twenty hours of speech.
CACHE_BYTES = 1000 << 20
#: After how many bytes that were added it is looked whether there is room, and what part of it is kept then.
BYTES_BETWEEN_CLEANUPS, SHARE_KEPT = 32 << 20, 0.9
ENDING, PART, RUNS = ".speech", ".part", "runs"
#: The folder of what commands that were not finished have put in their places (session/export).
PUT_FILES = "put"
#: After how many days an export that was not finished keeps nothing any more, and a part that a killed one left goes.
RUN_DAYS, PART_DAYS = 30, 1
DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class CacheSize:
    """How much is kept: entries, their bytes, the bytes that may be, and exports that are not finished."""

    entries: int
    size_bytes: int
    room_bytes: int
    unfinished: int


class SpeechCache:
    """What is kept in `folder`, of which no more than about `room` bytes. Not thread-safe.

    Several processes may use it. A disk that is full, or that cannot be written, costs what would have been kept, and
    nothing else.

    Attributes:
        folder: where it is.
        failure: why something could not be kept; None as long as everything was.
    """

    def __init__(self, folder: Path, room: int = CACHE_BYTES) -> None:
        self.folder, self._room = folder, room
        self._added = BYTES_BETWEEN_CLEANUPS
        self.failure: OSError | None = None

    def get(self, job: SpeechJob) -> Speech | None:
        """The job's speech, if it is kept whole."""
        if not job.is_reproducible:
            return None
        path = self._path(job.key)
        try:
            speech = unpacked(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, Damaged):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            path.touch()  # the oldest are those not used for the longest time
        return moved(speech, job.start)

    def has(self, job: SpeechJob) -> bool:
        """Whether there is an entry; it is not looked at."""
        return job.is_reproducible and self._path(job.key).exists()

    def keep(self, job: SpeechJob, speech: Speech) -> None:
        """Keep a job's speech."""
        if not job.is_reproducible:
            return
        data = packed(moved(speech, -job.start))
        path = self._path(job.key)
        part = path.with_suffix(f".{secrets.token_hex(4)}{PART}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)  # what a crash leaves half written shows by its checksum
            part.replace(path)
        except OSError as error:
            self.failure = error
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._added += len(data)
        if self._added >= BYTES_BETWEEN_CLEANUPS:
            self._added = 0
            self.shrink()

    def begin(self, run: str) -> None:
        """An export begins, or goes on: what it uses from when it first began stays until it ends."""
        path = self._run(run)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("ab").close()  # which leaves the age of one that is there
        except OSError as error:
            self.failure = error

    def end(self, run: str) -> None:
        """An export is finished."""
        with suppress(OSError):
            self._run(run).unlink(missing_ok=True)

    def size(self) -> CacheSize:
        """How much is kept."""
        entries = list(self._entries())
        return CacheSize(len(entries), sum(size for _, size, _ in entries), self._room, len(list(self._runs())))

    def clear(self) -> None:
        """Take everything away."""
        for kind in (f"*{ENDING}", f"*{PART}", f"{RUNS}/*", f"{PUT_FILES}/*"):
            self._take_away(kind)

    def _take_away(self, kind: str) -> None:
        for path in self.folder.glob(kind):
            with suppress(OSError):
                path.unlink()

    def shrink(self) -> None:
        """Take away the oldest, where more is kept than there is room for."""
        found = sorted(self._entries())
        newest = found[-1][0] if found else 0.0
        self._sweep(newest)
        whole = sum(size for _, size, _ in found)
        if whole <= self._room:
            return
        needed_since = min(
            (began for began, _ in self._runs() if began > newest - RUN_DAYS * DAY_SECONDS), default=None
        )
        for used, size, path in found:
            if whole <= self._room * SHARE_KEPT or (needed_since is not None and used >= needed_since):
                return
            with suppress(OSError):
                path.unlink()
                whole -= size

    def _sweep(self, newest: float) -> None:
        """Take away what killed processes left; times are the file system's own, compared with its newest entry."""
        for path in self.folder.glob(f"*{PART}"):
            with suppress(OSError):
                if path.stat().st_mtime < newest - PART_DAYS * DAY_SECONDS:
                    path.unlink()
        for path in (*self.folder.glob(f"{RUNS}/*"), *self.folder.glob(f"{PUT_FILES}/*")):
            with suppress(OSError):
                if path.stat().st_mtime < newest - RUN_DAYS * DAY_SECONDS:
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob(f"*{ENDING}"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _runs(self) -> Iterator[tuple[float, Path]]:
        for path in self.folder.glob(f"{RUNS}/*"):
            with suppress(OSError):
                yield path.stat().st_mtime, path

    def _run(self, run: str) -> Path:
        return self.folder / RUNS / hashlib.sha256(run.encode("utf-8", "surrogatepass")).hexdigest()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{ENDING}"
