"""What both files of cards have in common: notes in order, each sentence's sound beside it."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.anki.fields import field_html, sentence_fields, word_fields, word_units
from langdu.exporters.anki.note_type import FIELDS, WORD_DECK_NAME, book_key
from langdu.exporters.anki.register import CardRegister
from langdu.exporters.anki.sentence_sounds import SentenceSounds, sound_name
from langdu.exporters.base import Exporter
from langdu.model import one_line
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import ExportedChapter, ExportedWord, Syllable, TimedSentence

TAG, HEADING_TAG, WORD_TAG = "langdu", "langdu::heading", "langdu::word"


@dataclass(frozen=True, slots=True)
class CardNote:
    """A note.

    Attributes:
        guid: by which Anki knows it again. A sentence's is made from title and author, the sentence's text, and which
            of several sentences with this text it is: a text under another title makes other notes. A word's is made
            from the word and its reading: in whatever text it stands, it is the same note.
        fields: in the note type's order, HTML.
        tags: without spaces.
        is_word: whether it is a word's.
    """

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    is_word: bool = False


class CardExporter(Exporter):
    """Writes a note for each sentence of which something is read in pinyin, and for each word that comes with one."""

    takes_words = True
    _chapter = ""
    _words = 0
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
        """Write its note, and those of its words."""
        fields = sentence_fields(sentence)
        with self.guarded():
            if not fields or (self.info.words == "alone" and not sentence.words):
                self.sounds.drop()
                return
            spoken = [self._word_sound(sentence, word) for word in sentence.words]
            fields["SentenceSound"] = self._kept(self.sounds.take(sentence.start, sentence.end))
            fields["Source"] = self._source()
            fields["Meaning"] = field_html(sentence.translation)
            if self.info.words != "alone":
                tags = (TAG, HEADING_TAG) if sentence.sentence.kind == "heading" else (TAG,)
                self.note(CardNote(self._guid(sentence), _in_order(fields), tags))
            for word, sound in zip(sentence.words, spoken, strict=True):
                own = {"Sound": sound, "SentenceSound": fields["SentenceSound"], "Source": fields["Source"]}
                self._write_word(word, own | word_fields(sentence, word))

    def _write_word(self, word: ExportedWord, fields: dict[str, str]) -> None:
        if word.source:
            fields["Source"] = field_html(one_line(word.source))
        self.note(CardNote(word_guid(word.word, word.syllables), _in_order(fields), (TAG, WORD_TAG), is_word=True))
        self._words += 1

    def tell_words(self) -> None:
        """Have the user told how many words have notes of their own."""
        if self._words:
            told = (
                "1 word has a note of its own" if self._words == 1 else f"{self._words} words have notes of their own"
            )
            self.notes.append(f"{told}, in the deck {WORD_DECK_NAME}")

    def _word_sound(self, sentence: TimedSentence, word: ExportedWord) -> str:
        marks = [mark for unit in word_units(sentence, word) for mark in unit.marks]
        return self._kept(self.sounds.cut(marks[0].start, marks[-1].end)) if marks else ""

    def _kept(self, mp3: bytes) -> str:
        """A sound as it stands in a field; it is written if it is new."""
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


def word_guid(word: str, syllables: tuple[Syllable, ...]) -> str:
    """By which Anki knows a word's note again: the same for the word and its reading, in whatever text it stands."""
    from genanki import guid_for

    return str(guid_for("langdu word", word, " ".join(map(numbered, syllables))))


def _in_order(fields: dict[str, str]) -> tuple[str, ...]:
    return tuple(fields.get(name, "") for name in FIELDS)
