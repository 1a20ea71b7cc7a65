"""A writer in a thread of its own: what speaks does not wait for what encodes."""

from __future__ import annotations

from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

from langdu.exporters.audio.writer import BLOCK_FRAMES

if TYPE_CHECKING:
    from langdu.exporters.audio.writer import AudioWriter

#: Blocks that wait at most: a minute of speech, 2 MB.
MOST_WAITING = 64


class EncodingThread:
    """An `AudioWriter` around another.

    What goes wrong in the thread is raised by the next call, and by every one after it.

    Args:
        writer: open; all its calls from now on are made in the thread.
    """

    def __init__(self, writer: AudioWriter) -> None:
        self._writer = writer
        self._blocks: Queue[bytes | None] = Queue(MOST_WAITING)
        self._failure: BaseException | None = None
        # Not joined at an exit that gives up: the file is then a part that nobody keeps.
        self._thread = Thread(target=self._run, name="encoding", daemon=True)
        self._thread.start()

    def write(self, pcm: bytes) -> None:
        """Hand the samples over; waits where the encoder is far behind."""
        for start in range(0, len(pcm), BLOCK_FRAMES * 2):
            self._raise()
            self._blocks.put(pcm[start : start + BLOCK_FRAMES * 2])

    def close(self) -> None:
        """Wait for the rest, and close the file."""
        if self._thread.is_alive():
            self._blocks.put(None)
            self._thread.join()
        self._raise()

    def give_up(self) -> None:
        """Encode nothing any more: the file is not kept."""
        self._failure = self._failure or InterruptedError("given up")

    def _raise(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        while (block := self._blocks.get()) is not None:
            if self._failure is None:
                try:
                    self._writer.write(block)
                except BaseException as error:
                    self._failure = error
        self._close()

    def _close(self) -> None:
        if self._failure is not None:
            with suppress(Exception):
                self._writer.close()
            return
        try:
            self._writer.close()
        except BaseException as error:
            self._failure = error
