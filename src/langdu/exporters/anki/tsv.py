"""Cards as a table of text for Anki's own import, with the sounds in a folder beside it.

The sounds of NAME.tsv are in NAME.media: copy them into the folder collection.media of the Anki profile. The note
type has to be there already; any package of ours brings it.

The first lines tell Anki how to read the file. Notes are known again by their GUID. For those that are there already
the file says "keep current": they stay as they are, and only new sentences are added, since Anki's import of text
does not ask who changed a note last. Who chooses "update current" instead has what the file tells written over, tags
too. A row that ends early tells nothing of the columns behind, and Anki leaves these fields as they are; an empty
column would empty them. So what not every note has stands last, Meaning behind all: a meaning that somebody typed for
a sentence without a translation, or for a word that no dictionary has, stays. Hanzi, Pinyin, Sound and Traditional
have columns only in a file that has words, before Meaning: who typed something there, at a sentence that has a
translation, loses it with "update current". There the deck has a column as well, as words are in a deck of their own.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from langdu.exporters.anki.card_exporter import CardExporter
from langdu.exporters.anki.note_type import FIELDS, NOTE_TYPE_NAME, WORD_DECK_NAME, deck_name
from langdu.exporters.anki.sound_folder import SoundFolder

if TYPE_CHECKING:
    from langdu.exporters.anki.card_exporter import CardNote

#: The note type's fields that every note fills, that a word fills besides, and what may be empty in either.
FILLED = ("Sentence", "Ruby", "Bopomofo", "SentencePinyin", "SentenceSound", "Source")
OF_WORDS = ("Hanzi", "Pinyin", "Sound", "Traditional")
LAST = "Meaning"


class CardTableExporter(CardExporter):
    """Writes the table."""

    _file: TextIO | None = None
    _folder: SoundFolder | None = None

    def begin(self) -> None:
        """Write the first lines."""
        self._folder = SoundFolder(self.path.with_suffix(".media"))
        self._file = self.partial.open("w", encoding="utf-8", newline="")
        has_words = self.info.words != "none"
        self._more = (*(OF_WORDS if has_words else ()), LAST)
        always = ("GUID", *FILLED, "Tags", *(("Deck",) if has_words else ()))
        columns = (*always, *self._more)
        deck = f"#deck column:{len(always)}" if has_words else f"#deck:{deck_name(self.info)}"
        self._file.write(
            "#separator:tab\n#html:true\n"
            f"#notetype:{NOTE_TYPE_NAME}\n{deck}\n#if matches:keep current\n"
            f"#guid column:1\n#tags column:{2 + len(FILLED)}\n#columns:" + "\t".join(columns) + "\n"
        )
        # All is quoted: a line that begins with # would be none.
        self._rows = csv.writer(self._file, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")

    def note(self, note: CardNote) -> None:
        """Write a row, which ends with what there is."""
        values = dict(zip(FIELDS, note.fields, strict=True))
        deck = WORD_DECK_NAME if note.is_word else deck_name(self.info)
        decks = (deck,) if self.info.words != "none" else ()
        more = [values[name] for name in self._more]
        while more and not more[-1]:
            more.pop()
        self._rows.writerow((note.guid, *(values[name] for name in FILLED), " ".join(note.tags), *decks, *more))

    def sound(self, name: str, mp3: bytes) -> None:
        """Keep a sound until all are there."""
        if self._folder is not None:
            self._folder.add(mp3)

    def finish(self, samples: int) -> None:
        """Put the sounds into their folder, and close."""
        self.tell_words()
        if self._folder is not None:
            self._folder.put(self.register.sounds())
        self.release()

    def release(self) -> None:
        """Close what there is."""
        super().release()
        if self._file is not None:
            self._file.close()
        if self._folder is not None:
            self._folder.close()
