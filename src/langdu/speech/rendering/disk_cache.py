"""Speech that was said already, kept on the disk: found by its job's key, and never used when it is damaged.

A file holds the SHA-256 of the rest, the code point that its places count from, and the speech as a worker sends it.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.model import Chunk, Speech
from langdu.speech.rendering.jobs import moved
from langdu.speech.worker import protocol

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.speech.rendering.jobs import SpeechJob

#: Bytes that are kept: some two hours of speech.
CACHE_BYTES = 400 << 20
#: After how many bytes that were added it is looked whether there is room, and what part of it is kept then.
BYTES_BETWEEN_CLEANUPS, SHARE_KEPT = 32 << 20, 0.9
ENDING, PART = ".speech", ".part"
START = struct.Struct("<q")
DIGEST = 32


class SpeechCache:
    """What is kept in `folder`, of which no more than about `room` bytes. Not thread-safe.

    A disk that is full, or that cannot be written, costs what would have been kept, and nothing else.
    """

    def __init__(self, folder: Path, room: int = CACHE_BYTES) -> None:
        self._folder, self._room = folder, room
        self._added = BYTES_BETWEEN_CLEANUPS

    def get(self, job: SpeechJob) -> Speech | None:
        """The job's speech, if it is kept whole."""
        if not job.is_reproducible:
            return None
        path = self._path(job.key)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
                raise ValueError("damaged")
            (start,) = START.unpack_from(data, DIGEST)
            chunk = protocol.read_chunk(data[DIGEST + START.size :])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, struct.error):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            path.touch()  # the oldest are those not used for the longest time
        return moved(Speech(chunk.pcm, chunk.sample_rate, chunk.marks, chunk.notes), job.start - start)

    def keep(self, job: SpeechJob, speech: Speech) -> None:
        """Keep a job's speech."""
        if not job.is_reproducible:
            return
        start = START.pack(job.start)
        rest = start + protocol.chunk_payload(Chunk(speech.pcm, speech.sample_rate, speech.marks, speech.notes))
        path = self._path(job.key)
        part = path.with_suffix(f".{secrets.token_hex(4)}{PART}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(rest).digest() + rest)  # what a crash leaves half written shows by it
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._added += len(rest)
        if self._added >= BYTES_BETWEEN_CLEANUPS:
            self._added = 0
            self.shrink()

    def shrink(self) -> None:
        """Take away the oldest, where more is kept than there is room for."""
        found = []
        for path in self._folder.iterdir():
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        whole = sum(size for _, size, _ in found)
        if whole <= self._room:
            return
        for _, size, path in sorted(found):
            if whole <= self._room * SHARE_KEPT:
                return
            with suppress(OSError):
                path.unlink()
                whole -= size

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{ENDING}"
