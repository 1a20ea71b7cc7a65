"""A sound file of the user's, read in pieces where it is asked for; nothing of it is kept, and it is never written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.errors import BadInput, EngineFailed
from langdu.model import one_line
from langdu.signal.decoding.open import CHECK, DECODING_ERRORS, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Seconds that are read at a time.
PIECE_SECONDS = 0.5
#: A frame of MP3 needs what the frames before it have left: after a jump so many seconds are decoded for nothing, and
#: so many are rather decoded than jumped over.
LEAD_SECONDS, NEAR_SECONDS = 0.3, 20.0


class AudioFile:
    """The sound in the file at `path`. For one thread at a time.

    Attributes:
        name: the file's, for people.
        sample_rate: in Hz.
        frames: how long it is, in samples.

    Raises:
        BadInput: it is missing, is no sound that can be read, or is empty.
    """

    def __init__(self, path: Path) -> None:
        self.name = one_line(path.name)
        self._where = str(path)
        self._file = opened(path)
        self.sample_rate = self._file.sample_rate
        try:
            self.frames = self._file.frames
        except DECODING_ERRORS as error:
            self.close()
            raise BadInput("this cannot be read as sound", where=self._where, remedy=CHECK) from error
        self._at = 0
        if self.frames <= 0:
            self.close()
            raise BadInput("there is no sound in it", where=self._where, remedy="choose another file")

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames / self.sample_rate

    def pieces(self, first: int, end: int) -> Iterator[Any]:
        """The samples from `first` up to `end`, in short pieces: one channel, float32, full scale 1.

        There are fewer where the file ends sooner than its header says, as many an MP3 does by some milliseconds.

        Raises:
            EngineFailed: there are none: it is damaged there, or was closed.
        """
        import numpy as np

        at = first
        try:
            self._go_to(first)
            while at < end:
                count = min(end - at, round(PIECE_SECONDS * self.sample_rate))
                samples = self._file.read(count)
                if not len(samples) and at > first:
                    return
                if not len(samples):
                    raise EOFError("it ends there")
                at += len(samples)
                self._at = at
                yield np.nan_to_num(samples.mean(axis=1), nan=0.0, posinf=1.0, neginf=-1.0)
        except (*DECODING_ERRORS, EOFError) as error:
            what = f"the recording cannot be read at {clock(at / self.sample_rate)}: {one_line(str(error)).rstrip('.')}"
            raise EngineFailed(what, where=self._where, remedy="check the file with a player") from error

    def _go_to(self, first: int) -> None:
        near = round(NEAR_SECONDS * self.sample_rate)
        if not self._at <= first <= self._at + near:
            self._at = self._file.seek(max(0, first - round(LEAD_SECONDS * self.sample_rate)))
        while self._at < first:
            count = min(first - self._at, round(PIECE_SECONDS * self.sample_rate))
            skipped = len(self._file.read(count))
            if not skipped:
                return
            self._at += skipped

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def clock(seconds: float) -> str:
    """A time in a recording, as players show it: 3:05, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
