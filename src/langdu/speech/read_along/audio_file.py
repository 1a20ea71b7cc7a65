"""A sound file of the user's, read in pieces where it is asked for; nothing of it is kept, and it is never written."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from langdu.errors import BadInput, EngineFailed
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Hz and channels that a recording may have.
RATES, CHANNELS = (4_000, 384_000), 32
#: Seconds that are read at a time.
PIECE_SECONDS = 0.5
#: A frame of MP3 needs what the frames before it have left: after a jump so many seconds are decoded for nothing, and
#: so many are rather decoded than jumped over.
LEAD_SECONDS, NEAR_SECONDS = 0.3, 20.0
_REMEDY = "use WAV, FLAC, MP3, OGG or Opus; ffmpeg -i {} talk.flac makes one of it"


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
        _require_file(path)
        try:
            self._file = _opened(path)
        except (OSError, RuntimeError, TypeError, ValueError) as error:  # what soundfile raises of files it cannot read
            remedy = _REMEDY.format(self.name)
            raise BadInput("this cannot be read as sound", where=self._where, remedy=remedy) from error
        self.sample_rate: int = self._file.samplerate
        self.frames: int = self._file.frames
        # Where it can, soundfile jumps to where it is before and after each read, and the decoder of MP3 is silent for
        # a frame or two after each jump.
        self._file._info.seekable = 0
        self._at = 0
        if not (RATES[0] <= self.sample_rate <= RATES[1] and self._file.channels <= CHANNELS):
            self.close()
            what = "this sound file's sample rate or channels are not a recording's"
            raise BadInput(what, where=self._where, remedy="choose another file")
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
                samples = self._file.read(count, dtype="float32", always_2d=True)
                if not len(samples) and at > first:
                    return
                if not len(samples):
                    raise EOFError("it ends there")
                at += len(samples)
                self._at = at
                yield np.nan_to_num(samples.mean(axis=1), nan=0.0, posinf=1.0, neginf=-1.0)
        except (OSError, RuntimeError, ValueError, EOFError) as error:
            what = f"the recording cannot be read at {clock(at / self.sample_rate)}: {one_line(str(error)).rstrip('.')}"
            raise EngineFailed(what, where=self._where, remedy="check the file with a player") from error

    def _go_to(self, first: int) -> None:
        near = round(NEAR_SECONDS * self.sample_rate)
        if not self._at <= first <= self._at + near:
            self._at = self._file.seek(max(0, first - round(LEAD_SECONDS * self.sample_rate)))
        while self._at < first:
            count = min(first - self._at, round(PIECE_SECONDS * self.sample_rate))
            skipped = len(self._file.read(count, dtype="float32"))
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


def _require_file(path: Path) -> None:
    where = str(path)
    if path.is_dir():
        raise BadInput("this is a folder", where=where, remedy="name a sound file in it")
    if not path.exists():
        raise BadInput("there is no such file", where=where, remedy="check its name")
    if not path.is_file():
        raise BadInput("this is no ordinary file", where=where, remedy="name a sound file")
    try:
        path.open("rb").close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"the recording cannot be opened: {reason}", where=where, remedy="check its rights") from error


def _opened(path: Path) -> Any:
    import soundfile

    # As bytes where names are bytes: one that is not UTF-8 can be opened, too.
    with silent_stderr():
        return soundfile.SoundFile(str(path) if sys.platform == "win32" else os.fsencode(path))


@contextmanager
def silent_stderr() -> Iterator[None]:
    """The decoder of MP3 prints what it thinks of a file's header, past Python; it would stand on the screen."""
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
