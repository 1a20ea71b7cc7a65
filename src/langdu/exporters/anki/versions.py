"""When a note was changed, as a package tells Anki: small numbers that grow with what changes.

Anki (26.9, measured) updates a note by one that is imported only if the latter's time of change is later, unless
the user chooses otherwise, and sets the time of a note that the user edits to now. All our times are decades before
any edit: the source file's own time less 1,500,000,000 seconds; without a file, 1. Where an earlier package stands
at the same place, unchanged notes keep their time, and changed ones have a later one than before.

So, for a package that is imported once more with "Update notes":

- "If newer" (the default): what the user edited in a note, in whatever field or tag, keeps the whole note as it is.
  Other notes are updated, if the package was written over the earlier one or its source file is newer than then; a
  package elsewhere of a source file with the same time updates nothing. New sentences are added, none is doubled.
- "Always": all notes are as in the package; edits of fields are lost, and so are tags.
- "Never": only new sentences are added.

A word's note is the same in the packages of all texts. Its time is not before the learner last saved or marked a word,
so that a later package, of whatever text, updates it; "If newer" keeps what the user edited, as above.

Cards keep their scheduling in all cases. The same holds for the note type and "Update note types": its version is
below any edit of the user's.
"""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from langdu.exporters.anki.register import EarlierNote, digest_of
from langdu.files import PartialFile

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from langdu.exporters.anki.register import CardRegister

#: Seconds by which the source file's time is moved back, and the latest time that a note of ours has: a package with
#: later ones was written by Anki, and what it has is the user's.
MOVED_BACK_SECONDS, LATEST_SECONDS = 1_500_000_000, 1_000_000_000
DATABASE = "collection.anki2"
_NOTES = """SELECT guid, mod, flds, tags FROM notes WHERE typeof(guid) = 'text' AND typeof(flds) = 'text'
AND typeof(tags) = 'text' AND typeof(mod) = 'integer' AND mod BETWEEN 0 AND ?"""


def first_version(source: Path | None) -> int:
    """The time of a note that no earlier output has."""
    seconds = 0
    with suppress(OSError):
        seconds = int(source.stat().st_mtime) - MOVED_BACK_SECONDS if source is not None else 0
    return min(max(seconds, 1), LATEST_SECONDS)


def version_of(earlier: EarlierNote | None, digest: bytes, first: int) -> int:
    """The time of a note.

    Args:
        earlier: the same note in an earlier output.
        digest: of all that is in the note.
        first: what it is where there is none.
    """
    if earlier is None:
        return first
    return earlier.version if earlier.digest == digest else min(max(first, earlier.version + 1), LATEST_SECONDS)


def version_at(moment: datetime | None) -> int:
    """A moment as a note's time; the first there is for None."""
    seconds = 0 if moment is None else int(moment.timestamp()) - MOVED_BACK_SECONDS
    return min(max(seconds, 1), LATEST_SECONDS)


def word_version_of(earlier: EarlierNote | None, digest: bytes, first: int) -> int:
    """The time of a word's note: it may have come from another text meanwhile, and never goes back.

    Args:
        earlier: the same note in an earlier output.
        digest: of all that is in the note.
        first: see above.
    """
    return first if earlier is None else max(first, version_of(earlier, digest, first))


def note_digest(fields: str, tags: str) -> bytes:
    """What stands for all that is in a note, as the database has it."""
    return digest_of(f"{fields}\x1e{tags.strip()}")


def read_earlier(package: Path, register: CardRegister) -> None:
    """Remember the notes of the package that stands there; what is no package of ours has none."""
    unreadable = (OSError, RuntimeError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, sqlite3.Error)
    with suppress(*unreadable), zipfile.ZipFile(package) as zipped, zipped.open(DATABASE) as packed:
        part = PartialFile(package.with_name(f"langdu-{DATABASE}"))
        try:
            with part.path.open("wb") as file:
                shutil.copyfileobj(packed, file)
            _read(part.path, register)
        finally:
            part.discard()


def _read(database: Path, register: CardRegister) -> None:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as earlier:
        for guid, version, fields, tags in earlier.execute(_NOTES, (LATEST_SECONDS,)):
            register.add_earlier(guid, EarlierNote(version, note_digest(fields, tags)))
