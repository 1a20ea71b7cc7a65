"""The port that every export format goes through.

To add a format:

1. Write a class that derives from `Exporter`: `open`, `finish` and `release`, and of `audio`, `sentence`, `unspoken`
   and `chapter` those that it needs. They are called in the order of the text; memory must not grow with the book.
2. Name it under its ending, without the first dot (`labels.txt` may have two), in `plugins.py`, or, from another
   package, by an entry point in the group `langdu.exporters`.
3. Let another program's reader, or the format's own validator, judge it in the tests.

The file is written beside its place and put into it by `close`; `abort` leaves no trace. Either is called exactly
once, but for `abort` after a `close` that failed.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, ClassVar

from langdu.errors import LangduError, OutputFailed
from langdu.files import REMEDY, PartialFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import ExportedChapter, ExportInfo, TimedSentence


class Exporter(ABC):
    """One output file.

    Args:
        path: the file's place.
        info: what is known of the text and its speech beforehand.

    Raises:
        OutputFailed: at any time, when the file cannot be written whole.

    Attributes:
        needs_speech: whether it has to do with sound; where no output has, nothing is said, and all sentences come as
            `unspoken`.
        takes_words: whether it has a place for words (`TimedSentence.words`).
        notes: what the user is to be told when the file is in its place, a line each.
    """

    needs_speech: ClassVar[bool] = True
    takes_words: ClassVar[bool] = False

    def __init__(self, path: Path, info: ExportInfo) -> None:
        self.path, self.info = path, info
        self.notes: list[str] = []
        with self.guarded():
            self._part = PartialFile(path)
            self.partial = self._part.path
            try:
                self.open()
            except BaseException:
                self._part.discard()
                raise

    @abstractmethod
    def open(self) -> None:
        """Begin writing to `self.partial`."""

    def audio(self, pcm: bytes) -> None:
        """The next samples: mono, signed 16 bit."""

    def chapter(self, chapter: ExportedChapter) -> None:
        """A chapter begins with the next sentence; several may, where a part and its first chapter begin."""

    def sentence(self, sentence: TimedSentence) -> None:
        """A sentence whose last sample was handed over."""

    def unspoken(self, sentence: TimedSentence) -> None:
        """A sentence of which nothing is said; it has no marks, and its start and end are where the stream is."""

    @abstractmethod
    def finish(self, samples: int) -> None:
        """Write what remains and close; the whole is `samples` long."""

    @abstractmethod
    def release(self) -> None:
        """Close without finishing; called by `abort`, also after a failed `finish`."""

    def close(self, samples: int, before: Callable[[Path, Path], None] | None = None) -> None:
        """Finish, and put the file in its place; `before` that is done, it is told where the file is and will be."""
        with self.guarded():
            self.finish(samples)
            if before is not None:
                before(self.partial, self.path)
            self._part.put()

    def abort(self) -> None:
        """Give up; nothing is left behind."""
        if os.name == "posix":  # elsewhere an open file cannot be taken away
            self._part.discard()  # first: a process that is told to end has not long
        with suppress(Exception):
            self.release()
        self._part.discard()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what the system or a library says into an `OutputFailed`; errors name the file as the user does."""
        try:
            yield
        except LangduError as error:
            if error.where == str(self._part.path):  # the user knows the file by its own name
                error.where = str(self.path)
            raise
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputFailed(f"cannot be written: {reason}", where=str(self.path), remedy=REMEDY) from error
