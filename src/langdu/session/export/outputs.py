"""The files of an export while it goes: one an output, or one an output and part."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.exporters import exporter_for
from langdu.model import ExportedChapter, TimedSentence
from langdu.session.export.check import ExportCheck
from langdu.session.export.splitting import part_path
from langdu.speech.planning.hint_outcomes import hint_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.exporters import Exporter
    from langdu.model import ExportInfo, Sentence, Speech
    from langdu.session.export.options import ExportOptions
    from langdu.session.export.put_files import PutFiles
    from langdu.session.text.finding.navigation import ContentsEntry
    from langdu.session.text.numbering import NumberedSentence
    from langdu.session.words.cards.exported import ExportedWords


class Outputs:
    """What is written.

    Args:
        options: what is wanted.
        info: what is known of the whole.
        contents: the text's, in order.
        words: the words that have notes of their own; None for none.
        put: told of each file that is put in its place; what it knows may be written over.

    Attributes:
        files: those that are whole and in their place.
        notes: what their exporters have to tell, each once.
        samples: of all parts, silence before them included.
        has_content: whether there was anything to be said.
        speaks: whether any of the files has to do with sound.
        check: what of it is missing.

    Raises:
        OutputFailed: at any time, when a file cannot be written.
    """

    def __init__(
        self,
        options: ExportOptions,
        info: ExportInfo,
        contents: Sequence[ContentsEntry],
        words: ExportedWords | None = None,
        put: PutFiles | None = None,
    ) -> None:
        self._options, self._info, self._contents, self._put = options, info, contents, put
        self._words = words if takes_words(options.outputs) else None
        self._rate = info.sample_rate
        self._exporters: list[Exporter] = []
        self._next = 0
        self._track = 0
        self._part_samples = 0
        self._has_text = self._has_sentence = False
        self.files: list[Path] = []
        self.notes: dict[str, None] = {}
        self.samples = 0
        self.has_content = False
        self.speaks = any(exporter_for(path).needs_speech for path in options.outputs)
        self.check = ExportCheck()
        if options.split is None:
            self._begin(info)

    def add(self, numbered: NumberedSentence, speech: Speech | None, translation: str = "") -> None:
        """The next sentence, what is said of it, None where nothing is, and its translation."""
        chapters = list(self._chapters(numbered.sentence))
        if self._splits(chapters, speech):
            self._new_part(chapters, numbered.sentence)
        for entry in chapters:
            chapter = ExportedChapter(entry.number, entry.level, entry.title, entry.start, self._part_samples)
            for exporter in self._exporters:
                exporter.chapter(chapter)
        self._write(numbered, speech, translation)
        self._has_text |= numbered.sentence.kind != "heading"

    def close(self) -> None:
        """Put the files, or those of the last part, in their place."""
        if not self._has_sentence:
            self.abort()
            return
        while self._exporters:
            self._exporters[0].close(self._part_samples, None if self._put is None else self._put.add)
            done = self._exporters.pop(0)
            self.files.append(done.path)
            self.notes.update(dict.fromkeys(done.notes))

    def abort(self) -> None:
        """Give up what is not in its place."""
        while self._exporters:
            self._exporters.pop().abort()

    def _chapters(self, sentence: Sentence) -> Iterator[ContentsEntry]:
        """The lines of the contents that begin with a sentence; at the beginning, the one that it stands in."""
        begun = self._next
        while self._next < len(self._contents) and self._contents[self._next].start < sentence.span.end:
            self._next += 1
        found = self._contents[begun : self._next]
        if not begun and found and not self._track and not self.samples:
            found = [entry for entry in found if entry.start >= sentence.span.start] or found[-1:]
        yield from found

    def _splits(self, chapters: Sequence[ContentsEntry], speech: Speech | None) -> bool:
        split = self._options.split
        if split is None:
            return False
        if not self._exporters:
            return True
        if split.unit == "chapter":
            return bool(chapters) and self._has_text  # what has only a heading goes with its first chapter
        if speech is None or not self._has_sentence:
            return False
        samples = self._part_samples + len(speech.pcm) // 2
        return split.unit == "sentence" or samples > split.minutes * 60 * self._rate

    def _new_part(self, chapters: Sequence[ContentsEntry], sentence: Sentence) -> None:
        self.close()
        self._track += 1
        title = self._title(chapters, sentence)
        info = replace(self._info, title=title or self._info.title, album=self._info.title, track=self._track)
        self._begin(info, title)

    def _title(self, chapters: Sequence[ContentsEntry], sentence: Sentence) -> str:
        split = self._options.split
        if split is not None and split.unit == "sentence":
            return sentence.text
        return chapters[0].title if chapters else ""

    def _begin(self, info: ExportInfo, title: str = "") -> None:
        self._has_text = self._has_sentence = False
        self._part_samples = 0
        try:
            paths = tuple(self._path(output, title) for output in self._options.outputs)
            for path in paths:
                self._exporters.append(exporter_for(path)(path, replace(info, outputs=paths)))
            if self.speaks:
                self._audio(bytes(2 * round(self._options.lead_in_seconds * self._rate)))
        except BaseException:
            self.abort()
            raise

    def _path(self, output: Path, title: str) -> Path:
        """Where an output, or its part, goes.

        Raises:
            UsageError: the file of a part is there already, and is not to be written over.
        """
        path = part_path(output, self._track, title) if self._track else output
        is_ours = self._options.overwrites or (self._put is not None and self._put.has(path))
        if self._track and not is_ours and path.exists():
            raise UsageError("this file is there already", where=str(path), remedy="--force writes over it")
        return path

    def _audio(self, pcm: bytes) -> None:
        self._part_samples += len(pcm) // 2
        self.samples += len(pcm) // 2
        for exporter in self._exporters:
            exporter.audio(pcm)

    def _write(self, numbered: NumberedSentence, speech: Speech | None, translation: str) -> None:
        index, sentence, block = numbered.number, numbered.sentence, numbered.block
        at = self._part_samples
        marks = () if speech is None else tuple(mark.delayed(at) for mark in speech.marks)
        if speech is not None:
            self._audio(speech.pcm)
        self._has_sentence |= bool(marks) or not self.speaks
        self.has_content |= self._has_sentence
        start, end = (marks[0].start, marks[-1].end) if marks else (at, at)
        words = self._words.of(sentence) if self._words is not None and marks else ()
        hints = () if speech is None else hint_outcomes(sentence, speech.notes)
        shows = self._info.style.has_translation is not False
        translation = translation if shows else ""
        timed = TimedSentence(
            index, sentence, start, end, marks, block, words=words, hints=hints, translation=translation
        )
        if self.speaks:
            self.check.add(timed, self._part_samples)
        if sentence.kind == "translation" and not shows:
            return
        for exporter in self._exporters:
            if marks:
                exporter.sentence(timed)
            else:
                exporter.unspoken(timed)


def takes_words(outputs: Sequence[Path]) -> bool:
    """Whether any of the files has a place for words."""
    return any(exporter_for(path).takes_words for path in outputs)


@contextmanager
def aborting(outputs: Outputs | None) -> Iterator[None]:
    """Gives up what is not in its place, whatever ends the block."""
    try:
        yield
    except BaseException:
        if outputs is not None:
            outputs.abort()
        raise
