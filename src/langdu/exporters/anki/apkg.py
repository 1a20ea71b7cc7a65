"""Packages of cards that Anki, AnkiDroid and AnkiMobile import: a zip of a database, the sounds and their names.

The format is that of Anki's schema 11, which genanki has; Anki imports it to this day. Nothing in it is from a clock:
see `versions` for the times of notes and for what an import changes.
"""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
import zipfile
from typing import IO, TYPE_CHECKING, Any

from langdu.exporters.anki.card_exporter import CardExporter
from langdu.exporters.anki.note_type import (
    NOTE_TYPE_VERSION,
    SENTENCE_CARD,
    WORD_CARD,
    WORD_DECK_ID,
    WORD_DECK_NAME,
    book_id,
    deck_name,
    note_type,
)
from langdu.exporters.anki.versions import (
    DATABASE,
    first_version,
    note_digest,
    read_earlier,
    version_at,
    version_of,
    word_version_of,
)
from langdu.files import PartialFile

if TYPE_CHECKING:
    from langdu.exporters.anki.card_exporter import CardNote

#: When every file of the zip was made: a zip's first moment.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class ApkgExporter(CardExporter):
    """Writes a package."""

    _zip: zipfile.ZipFile | None = None
    _part_of_notes: PartialFile | None = None
    _notes: sqlite3.Connection | None = None

    def begin(self) -> None:
        """Begin the zip, and the database beside it; look what stands there."""
        import genanki

        read_earlier(self.path, self.register)
        self._first, self._deck_id = first_version(self.info.source), book_id(self.info)
        self._first_of_words = max(self._first, version_at(self.info.words_changed))
        self._decks = set[int]()
        self._model, self._ids, self._sounds_written, self._number = note_type(), itertools.count(self._deck_id), 0, 0
        self._part_of_notes = PartialFile(self.path.with_name(f"langdu-{DATABASE}"))
        self._notes = sqlite3.connect(self._part_of_notes.path, isolation_level=None)
        self._notes.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        genanki.Package([]).write_to_db(self._cursor(), 0, self._ids)
        if self.info.words != "alone":
            self._write_deck(self._deck_id, deck_name(self.info))
        self._notes.execute("BEGIN")
        self._zip = zipfile.ZipFile(self.partial, "w")

    def _write_deck(self, deck_id: int, name: str) -> None:
        import genanki

        if deck_id not in self._decks:
            self._decks.add(deck_id)
            deck = genanki.Deck(deck_id, name)
            deck.add_model(self._model)
            deck.write_to_db(self._cursor(), NOTE_TYPE_VERSION, self._ids)

    def _cursor(self) -> sqlite3.Cursor:
        if self._notes is None:
            raise RuntimeError("the package is closed")
        return self._notes.cursor()

    def note(self, note: CardNote) -> None:
        """Write a note and its card."""
        import genanki

        self._number += 1
        row: Any = genanki.Note(self._model, list(note.fields), tags=note.tags, guid=note.guid, due=self._number)
        row.cards = [genanki.Card(WORD_CARD if note.is_word else SENTENCE_CARD)]
        digest = note_digest(row._format_fields(), row._format_tags())
        earlier = self.register.earlier(note.guid)
        if note.is_word:
            self._write_deck(WORD_DECK_ID, WORD_DECK_NAME)
            version, deck_id = word_version_of(earlier, digest, self._first_of_words), WORD_DECK_ID
        else:
            version, deck_id = version_of(earlier, digest, self._first), self._deck_id
        row.write_to_db(self._cursor(), version, deck_id, self._ids)

    def sound(self, name: str, mp3: bytes) -> None:
        """Write a sound under its number."""
        with self._open(str(self._sounds_written), is_packed=True) as file:
            file.write(mp3)
        self._sounds_written += 1

    def _open(self, name: str, *, is_packed: bool = False) -> IO[bytes]:
        if self._zip is None:
            raise RuntimeError("the package is closed")
        info = zipfile.ZipInfo(name, ZIP_EPOCH)
        info.create_system, info.external_attr = 3, 0o644 << 16  # as on Unix, whatever the machine
        info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        return self._zip.open(info, "w", force_zip64=not is_packed)

    def finish(self, samples: int) -> None:
        """Write the database and the sounds' names into the zip."""
        self.tell_words()
        self._cursor().execute("COMMIT")
        if self._notes is not None and self._part_of_notes is not None:
            self._notes.close()
            with self._part_of_notes.path.open("rb") as notes, self._open(DATABASE) as file:
                shutil.copyfileobj(notes, file)
        with self._open("media") as file:
            self._write_names(file)
        if self._zip is not None:
            self._zip.close()
        self.release()

    def _write_names(self, file: IO[bytes]) -> None:
        """JSON of each sound's number and its name."""
        file.write(b"{")
        for number, (name, _) in enumerate(self.register.sounds()):
            file.write(f"{', ' if number else ''}{json.dumps(str(number))}: {json.dumps(name)}".encode())
        file.write(b"}")

    def release(self) -> None:
        """Close what there is."""
        super().release()
        if self._notes is not None:
            self._notes.close()
        if self._part_of_notes is not None:
            self._part_of_notes.discard()
        if self._zip is not None:
            self._zip.close()
