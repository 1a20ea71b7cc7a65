"""What both files of cards have in common: notes in order, each sentence's sound beside it."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.anki.fields import field_html, sentence_fields
from langdu.exporters.anki.note_type import FIELDS, book_key
from langdu.exporters.anki.register import CardRegister
from langdu.exporters.anki.sentence_sounds import SentenceSounds, sound_name
from langdu.exporters.base import Exporter
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import ExportedChapter, TimedSentence

TAG, HEADING_TAG = "langdu", "langdu::heading"


@dataclass(frozen=True, slots=True)
class CardNote:
    """A note.

    Attributes:
        guid: by which Anki knows it again: made from title and author, the sentence's text, and which of several
            sentences with this text it is. A text under another title makes other notes.
        fields: in the note type's order, HTML.
        tags: without spaces.
    """

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


class CardExporter(Exporter):
    """Writes a note for each sentence of which something is read in pinyin."""

    _chapter = ""
    _register: CardRegister | None = None
    _sounds: SentenceSounds | None = None

    def open(self) -> None:
        """Begin the files."""
        try:
            self.register = self._register = CardRegister()
            self.sounds = self._sounds = SentenceSounds(self.path, self.info.sample_rate, self.info.style)
            self.begin()
        except BaseException:
            self.release()
            raise

    @abstractmethod
    def begin(self) -> None:
        """Begin the file itself."""

    @abstractmethod
    def note(self, note: CardNote) -> None:
        """Write a note."""

    @abstractmethod
    def sound(self, name: str, mp3: bytes) -> None:
        """Write a sound; none comes twice."""

    def audio(self, pcm: bytes) -> None:
        """Keep the samples until their sentence comes."""
        self.sounds.hear(pcm)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Remember it, for the notes' source."""
        self._chapter = chapter.title

    def unspoken(self, sentence: TimedSentence) -> None:
        """Make no note of it."""
        self.sounds.drop()

    def sentence(self, sentence: TimedSentence) -> None:
        """Write its note."""
        fields = sentence_fields(sentence)
        with self.guarded():
            if not fields:
                self.sounds.drop()
                return
            fields["SentenceSound"] = self._sound_of(sentence)
            fields["Source"] = self._source()
            tags = (TAG, HEADING_TAG) if sentence.sentence.kind == "heading" else (TAG,)
            self.note(CardNote(self._guid(sentence), tuple(fields.get(name, "") for name in FIELDS), tags))

    def _sound_of(self, sentence: TimedSentence) -> str:
        mp3 = self.sounds.take(sentence.start, sentence.end)
        if not mp3:
            return ""
        name = sound_name(mp3)
        if self.register.is_new_sound(name, len(mp3)):
            self.sound(name, mp3)
        return f"[sound:{name}]"

    def _source(self) -> str:
        named = (self.info.album, self.info.title, self.info.author, self._chapter)
        return field_html(" · ".join(dict.fromkeys(filter(None, map(one_line, named)))))

    def _guid(self, sentence: TimedSentence) -> str:
        from genanki import guid_for

        text = one_line(sentence.text)
        return str(guid_for(*book_key(self.info), text, self.register.occurrence(text)))

    def release(self) -> None:
        """Close what there is."""
        if self._sounds is not None:
            self._sounds.close()
        if self._register is not None:
            self._register.close()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what SQLite says into an error of the output, too."""
        with super().guarded():
            try:
                yield
            except sqlite3.Error as error:
                raise RuntimeError(str(error)) from error
