"""Collections and decks of Anki (.apkg, .colpkg): the words of their notes, and how well their cards are known.

A card whose interval is 21 days or more is mature, which is known here; one of a week or more is 4, a shorter one 3;
one that is learned again is 2, one that is learned 1. New cards are not taken. Of a note's several cards the best
counts.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.anki.fields import plain_text, word_field, words_in
from langdu.library.words.exchange.base import ListedWord
from langdu.model import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import WordStatus

#: What holds the notes, the newest form first. The last is compressed by zstd, which Python cannot read before 3.14;
#: where it is, the others only say that Anki is too old.
PACKED, MEMBERS = "collection.anki21b", ("collection.anki21", "collection.anki2")
#: A collection of 100,000 notes has 200 MB; more is damage, or meant to fill the disk.
LARGEST_BYTES = 2_000_000_000
MATURE_DAYS, WEEK_DAYS = 21, 7
#: Anki's types of cards.
_NEW, _LEARNED_AGAIN, _REVIEWED = 0, 3, 2
_BOTH = (
    "SELECT notes.mid, notes.id, notes.flds, cards.type, cards.ivl FROM notes JOIN cards ON cards.nid = notes.id "
    "ORDER BY notes.mid, notes.id"
)
_FIELD_SIGN = "\x1f"
MAGIC = b"PK\x03\x04"


def read(path: Path) -> Iterator[ListedWord]:
    """The words of the notes that were studied; a row is the number of the note.

    Raises:
        BadInput: it is damaged, or of a form that cannot be read.
    """
    where = str(path)
    try:
        with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "collection"
            with package.open(_member(package, where)) as packed, place.open("wb") as file:
                _copy(packed, file, where)
            with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro&immutable=1", uri=True)) as collection:
                collection.execute("PRAGMA trusted_schema=OFF")
                yield from _words(_notes(collection), where)
    except (zipfile.BadZipFile, sqlite3.Error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        what = f"this is no package of Anki that can be read: {error}"
        raise BadInput(what, where=where, remedy="export it from Anki again") from error


def _member(package: zipfile.ZipFile, where: str) -> str:
    names = set(package.namelist())
    if PACKED in names:
        what = "the package is in Anki's newest form, which cannot be read here"
        remedy = 'export it again with "Support older Anki versions" ticked, or as "Notes in Plain Text"'
        raise BadInput(what, where=where, remedy=remedy)
    for name in MEMBERS:
        if name in names:
            return name
    raise BadInput("there is no collection of Anki in it", where=where, remedy="export a deck from Anki as .apkg")


def _copy(packed: IO[bytes], file: IO[bytes], where: str) -> None:
    left = LARGEST_BYTES
    while chunk := packed.read(1 << 20):
        left -= len(chunk)
        if left < 0:
            raise BadInput("the collection is larger than any that people have", where=where, remedy="export one deck")
        file.write(chunk)


def _notes(collection: sqlite3.Connection) -> dict[int, dict[int, tuple[list[str], WordStatus | None]]]:
    """By their kind and id: a note's fields, and the best status of its cards."""
    found: dict[int, dict[int, tuple[list[str], WordStatus | None]]] = {}
    for kind, note, fields, card, interval in collection.execute(_BOTH):
        notes = found.setdefault(kind, {})
        status = _status(card, interval)
        cells, best = notes.get(note, (str(fields).split(_FIELD_SIGN), None))
        notes[note] = cells, max((one for one in (best, status) if one is not None), default=None)
    return found


def _status(card: int, interval: int) -> WordStatus | None:
    if card == _NEW:
        return None
    if card != _REVIEWED:
        return 2 if card == _LEARNED_AGAIN else 1
    if interval >= MATURE_DAYS:
        return KNOWN
    return 4 if interval >= WEEK_DAYS else 3


def _words(kinds: dict[int, dict[int, tuple[list[str], WordStatus | None]]], where: str) -> Iterator[ListedWord]:
    if not any(kinds.values()):
        raise BadInput("there are no cards in it", where=where, remedy="export a deck with its scheduling")
    row, found = 0, False
    for notes in kinds.values():
        column = word_field([[plain_text(cell) for cell in cells] for cells, _ in notes.values()])
        found = found or column is not None
        for cells, status in notes.values():
            row += 1
            if column is not None and column < len(cells) and status is not None:
                yield from (ListedWord(word, status, row) for word in words_in(cells[column]))
    if not found:
        what = "no field of its notes has Chinese words alone"
        raise BadInput(what, where=where, remedy="export a deck that has the word in a field of its own")
