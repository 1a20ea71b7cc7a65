"""A folder or zip of recorded syllables and words: what each file is of, and a copy of those that can be used.

A file's name says what it is of: numbered or marked pinyin (`cmn-ma3.mp3`, `ma3.wav`, `lv4`, `lü4`, `lu:4`; `ma5` and
`ma0` are neutral), or hanzi (`cmn-老师.ogg`). Nothing else of the name is used: copies have names of langdu's own, so
that no name can lead out of a folder. Nothing here decodes any sound; that is left to the engine's own process.
"""

from __future__ import annotations

import json
import lzma
import unicodedata
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.model import is_hanzi
from langdu.pinyin import numbered, parse
from langdu.signal.decoding.containers import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from typing import IO

#: Files that are looked at, bytes of one (a minute of stereo CD sound), of all, and hanzi of a word: no collection of
#: syllables and words comes near, and a zip that unpacks to more is a bomb.
MOST_FILES, LARGEST_FILE_BYTES, COLLECTION_BYTES, LONGEST_WORD_HANZI = 20_000, 10_000_000, 1_000_000_000, 8
#: What reading a damaged, an encrypted or an odd entry of a zip raises, and a file that went or is another's.
BROKEN = (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
#: The list of copies, for the engine.
RAW = "raw.json"


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """A file of a folder or zip: its bare name, its size in bytes as told, and how to read it."""

    name: str
    size: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(slots=True)
class Taken:
    """What was taken of a collection.

    Attributes:
        files: the copies' names, by what they are of.
        skipped: how many were left out, by why.
    """

    files: dict[str, str] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)


def label(name: str) -> str | None:
    """What a file is of by its name: numbered pinyin with a tone, or hanzi; None if it does not say."""
    stem = unicodedata.normalize("NFC", name.rsplit(".", 1)[0]).strip()
    stem = stem.removeprefix("cmn-").removeprefix("_")  # _ng2 and _lvan4: so the odd syllables of one collection
    if stem and len(stem) <= LONGEST_WORD_HANZI and all(map(is_hanzi, stem)):
        return stem
    try:
        syllable = parse(stem)
    except ValueError:
        return None
    return numbered(syllable) if syllable.tone else None


def take(source: Path, target: Path) -> Taken:
    """Copy what can be used of `source` into the folder `target`, with a list of it for the engine.

    Raises:
        BadInput: there is no such folder or zip, or nothing in it can be used.
        OSError: it cannot be written.
    """
    taken, whole = Taken(), 0
    try:
        for count, entry in enumerate(_entries(source)):
            if count >= MOST_FILES or whole > COLLECTION_BYTES:
                taken.skipped["more than langdu takes"] += 1
                continue
            whole += _take(entry, target, taken)
    except zipfile.BadZipFile as error:
        raise BadInput(f"this zip is damaged: {error}", where=str(source), remedy="fetch or pack it again") from error
    if not taken.files:
        remedy = "files are called like ma3.mp3 or 老师.wav"
        raise BadInput(f"no recording in it can be used{told(taken.skipped)}", where=str(source), remedy=remedy)
    (target / RAW).write_text(json.dumps(taken.files, ensure_ascii=False), encoding="utf-8")
    return taken


def told(skipped: Counter[str]) -> str:
    """What was left out, in words that follow a statement; nothing where nothing was."""
    return "".join(f"; {count} left out: {why}" for why, count in sorted(skipped.items()))


def _take(entry: RecordingFile, target: Path, taken: Taken) -> int:
    """Copy one, or count why not; the bytes that were read."""
    ending = PurePosixPath(entry.name).suffix.lower()
    of = label(entry.name)
    if ending not in ENDINGS:
        taken.skipped["no sound file by its name"] += 1
    elif of is None:
        taken.skipped["the name is neither pinyin with a tone nor hanzi"] += 1
    elif of in taken.files:
        taken.skipped["the same syllable or word again"] += 1
    elif entry.size > LARGEST_FILE_BYTES:
        taken.skipped[f"larger than {LARGEST_FILE_BYTES // 1_000_000} MB"] += 1
    else:
        return _copy(entry, target, f"{len(taken.files):05}{ending}", of, taken)
    return 0


def _copy(entry: RecordingFile, target: Path, name: str, of: str, taken: Taken) -> int:
    try:
        with entry.open() as stream:
            data = stream.read(LARGEST_FILE_BYTES + 1)  # what a zip says of its sizes may be a lie
    except BROKEN:
        taken.skipped["cannot be read"] += 1
        return 0
    if len(data) > LARGEST_FILE_BYTES:
        taken.skipped[f"larger than {LARGEST_FILE_BYTES // 1_000_000} MB"] += 1
    else:
        (target / name).write_bytes(data)
        taken.files[of] = name
    return len(data)


def _entries(source: Path) -> Iterator[RecordingFile]:
    if source.is_dir():
        yield from _of_folder(source)
    elif not source.exists():
        raise BadInput("there is no such folder or zip", where=str(source), remedy="check its name")
    elif zipfile.is_zipfile(source):
        yield from _of_zip(source)
    else:
        raise BadInput("this is neither a folder nor a zip", where=str(source), remedy="name one with recordings in it")


def _of_folder(folder: Path) -> Iterator[RecordingFile]:
    """Its files and those of folders in it, in order of name; links are not followed out of it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield RecordingFile(path.name, path.stat().st_size, partial(_opened, path))


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _of_zip(path: Path) -> Iterator[RecordingFile]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = PurePosixPath(info.filename.replace("\\", "/")).name
            if not info.is_dir() and not name.startswith("."):
                yield RecordingFile(name, info.file_size, partial(archive.open, info))
