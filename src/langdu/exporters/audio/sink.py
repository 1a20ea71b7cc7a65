"""A file that libsndfile writes to, and that remembers what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Sink:
    """What soundfile takes for a file: libsndfile calls it, and swallows what it raises.

    Attributes:
        failure: the first error; nothing is written any more after it.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb+")
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write; 0 where it failed."""
        if self.failure is None:
            try:
                return self._file.write(data)
            except OSError as error:
                self.failure = error
        return 0

    def read(self, size: int = -1) -> bytes:
        """Read back, as libsndfile does of headers."""
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; what was written before may turn out not to fit."""
        try:
            return self._file.seek(offset, whence)
        except OSError as error:
            self.failure = self.failure or error
            return self._file.raw.tell()
        except ValueError:  # closed: libsndfile once more writes the head of a file that failed
            return 0

    def tell(self) -> int:
        """Where the file will be; 0 when it is closed."""
        return 0 if self._file.closed else self._file.tell()

    def close(self) -> None:
        """Hand over the rest, and close."""
        try:
            self._file.close()
        except OSError as error:
            self.failure = self.failure or error
            self._file.raw.close()
