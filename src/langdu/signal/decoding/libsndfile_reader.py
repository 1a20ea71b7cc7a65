"""WAV, FLAC, MP3, OGG, Opus, AIFF and more, by libsndfile."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from langdu.signal.decoding.reader import SoundReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

_stderr_lock = threading.Lock()


class LibsndfileReader(SoundReader):
    """A file that libsndfile reads.

    Raises:
        OSError, RuntimeError, TypeError, ValueError: it does not.
    """

    def __init__(self, source: Path | IO[bytes]) -> None:
        self._file = _opened(source)
        self.sample_rate, self.channels = self._file.samplerate, self._file.channels
        # Where it can, soundfile jumps to where it is before and after each read, and the decoder of MP3 is silent for
        # a frame or two after each jump.
        self._file._info.seekable = 0

    @property
    def frames(self) -> int:
        """As the header has it: some files end sooner, many an MP3 by some milliseconds."""
        return int(self._file.frames)

    def read(self, count: int) -> NDArray[np.float32]:
        """The next samples."""
        samples: NDArray[np.float32] = self._file.read(count, dtype="float32", always_2d=True)
        return samples

    def seek(self, frame: int) -> int:
        """Go on exactly there."""
        return int(self._file.seek(frame))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _opened(source: Path | IO[bytes]) -> Any:
    import soundfile

    if isinstance(source, Path):  # as bytes where names are bytes: one that is not UTF-8 can be opened, too
        source = str(source) if sys.platform == "win32" else os.fsencode(source)  # type: ignore[assignment]
    with silent_stderr():
        return soundfile.SoundFile(source)


@contextmanager
def silent_stderr() -> Iterator[None]:
    """The decoder of MP3 prints what it thinks of a file's header, past Python; it would stand on the screen."""
    with _stderr_lock:  # two threads would each put back what the other had put there
        kept = nowhere = -1
        with suppress(OSError):  # there may be no standard error
            kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
        try:
            yield
        finally:
            if kept >= 0:
                os.dup2(kept, 2)
            for opened in filter(lambda fd: fd >= 0, (kept, nowhere)):
                os.close(opened)
