"""The one way in which langdu opens a sound file: by what is in it, whatever it is called."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from langdu.errors import BadInput
from langdu.packages import is_missing
from langdu.signal.decoding.containers import NAMES, START_BYTES, container, is_protected, needs_pyav
from langdu.signal.decoding.libsndfile_reader import LibsndfileReader

if TYPE_CHECKING:
    from langdu.signal.decoding.reader import SoundReader

#: Hz and channels that a recording may have.
RATES, CHANNELS = (4_000, 384_000), 32
#: What the decoders raise of files that they cannot read.
DECODING_ERRORS = (OSError, RuntimeError, TypeError, ValueError, LookupError)
CHECK = "check the file with a player"


def opened(source: Path | IO[bytes], name: str = "") -> SoundReader:
    """A sound file, ready to be read.

    Args:
        source: its path, or a file that can be read from any place.
        name: what messages call it; empty for the path.

    Raises:
        BadInput: it is missing, no sound, protected, damaged, or needs a package that is not installed.
    """
    where = name or str(source)
    start = _start(source, where)
    if not start:
        raise BadInput("this cannot be read as sound: it is empty", where=where, remedy="choose another file")
    reader = _reader(source, start, where)
    if not (RATES[0] <= reader.sample_rate <= RATES[1] and 1 <= reader.channels <= CHANNELS):
        reader.close()
        what = "this sound file's sample rate or channels are not a recording's"
        raise BadInput(what, where=where, remedy="choose another file")
    return reader


def _reader(source: Path | IO[bytes], start: bytes, where: str) -> SoundReader:
    demuxer, format_ = container(start)
    reason = ""
    if not needs_pyav(demuxer):
        try:
            return LibsndfileReader(source)
        except DECODING_ERRORS as error:
            reason = _reason(error)
    if not demuxer:
        what = f"this cannot be read as sound: {reason}" if reason else "this cannot be read as sound"
        raise BadInput(what, where=where, remedy=f"use {NAMES}")
    if is_missing("av"):
        told = f"{format_} needs a package that is not installed" if not reason else f"this cannot be read: {reason}"
        raise BadInput(told, where=where, remedy="pip install 'langdu[audio]'")
    return _by_pyav(source, start, demuxer, where)


def _by_pyav(source: Path | IO[bytes], start: bytes, demuxer: str, where: str) -> SoundReader:
    from langdu.signal.decoding.pyav_reader import NoSoundStream, PyAvReader

    protected = BadInput("it is protected against copying (DRM)", where=where, remedy="name a recording of your own")
    if is_protected(start):
        raise protected
    try:
        reader = PyAvReader(source, demuxer)
    except NoSoundStream as error:
        raise BadInput(str(error), where=where, remedy="choose another file") from error
    except DECODING_ERRORS as error:
        if any(tag in start for tag in (b"drms", b"enca", b"aavd")):
            raise protected from error
        what = "this cannot be read as sound: it is damaged, or its recording was not finished"
        raise BadInput(what, where=where, remedy=CHECK) from error
    if is_protected(b"", reader.tags):
        reader.close()
        raise protected
    return reader


def _start(source: Path | IO[bytes], where: str) -> bytes:
    if not isinstance(source, Path):
        source.seek(0)
        start = source.read(START_BYTES)
        source.seek(0)
        return start
    _require_file(source, where)
    try:
        with source.open("rb") as file:
            return file.read(START_BYTES)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"the recording cannot be opened: {reason}", where=where, remedy="check its rights") from error


def _require_file(path: Path, where: str) -> None:
    if path.is_dir():
        raise BadInput("this is a folder", where=where, remedy="name a sound file in it")
    if not path.exists():
        raise BadInput("there is no such file", where=where, remedy="check its name")
    if not path.is_file():
        raise BadInput("this is no ordinary file", where=where, remedy="name a sound file")


def _reason(error: Exception) -> str:
    """What libsndfile says, without the name of the file, which is told beside it."""
    return str(error).rpartition(": ")[2].strip().rstrip(".") or type(error).__name__
