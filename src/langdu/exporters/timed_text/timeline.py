"""The timeline as JSON: when every sentence and every syllable sounds, in seconds of the exported audio.

`{"voice", "sample_rate", "title", "sentences": [{"index", "start", "end", "text", "from", "to", "words",
"hints": [{"start", "end", "fate", "what"}]}], "marks": [{"start", "end", "syllable", "from", "to", "origin"}],
"chapters": [{"number", "level", "title", "start", "from"}], "duration"}`; start and end are code points of the decoded
source, and so are those of `words`, [start, end] for each word of two and more hanzi. Of hints there are those that
decided a reading: honoured, approximated or lost, and then what in plain words. A sentence that the text translates has
"translation" too. Marks and chapters wait in files of their own until the sentences are done, so that memory does not
grow with the book.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter
from langdu.exporters.timed_text.waiting import WaitingLines

if TYPE_CHECKING:
    from langdu.model import ExportedChapter, HintOutcome, Mark, TimedSentence


class TimelineExporter(Exporter):
    """Writes the timeline as JSON: sentences, syllables and chapters with their times in seconds."""

    _file: TextIO
    _marks: WaitingLines
    _chapters: WaitingLines
    _between = "\n"

    def open(self) -> None:
        """Begin the file."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")
        self._marks = WaitingLines(self.path.parent, ",\n", "\n")
        self._chapters = WaitingLines(self.path.parent, ",\n", "\n")
        info = self.info
        head = {"voice": info.voice.id, "sample_rate": info.sample_rate, "title": info.title}
        self._file.write(_json(head)[:-1] + ', "sentences": [')

    def chapter(self, chapter: ExportedChapter) -> None:
        """Write a chapter to where it waits."""
        row = {
            "number": chapter.number,
            "level": chapter.level,
            "title": chapter.title,
            "start": chapter.offset,
            "from": self._seconds(chapter.start),
        }
        with self.guarded():
            self._chapters.add(_json(row))

    def sentence(self, sentence: TimedSentence) -> None:
        """Write a sentence, and its marks to where they wait."""
        row: dict[str, object] = {
            "index": sentence.index,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "text": sentence.text,
            "from": self._seconds(sentence.start),
            "to": self._seconds(sentence.end),
            "words": [[word.start, word.end] for word in sentence.sentence.words],
            "hints": [_hint(outcome) for outcome in sentence.hints],
        }
        if sentence.translation:
            row["translation"] = sentence.translation
        with self.guarded():
            self._file.write(self._between + _json(row))
            for mark in sentence.marks:
                self._marks.add(_json(self._row(mark)))
        self._between = ",\n"

    def _row(self, mark: Mark) -> dict[str, object]:
        return {
            "start": mark.span.start,
            "end": mark.span.end,
            "syllable": mark.label,
            "from": self._seconds(mark.start),
            "to": self._seconds(mark.end),
            "origin": mark.origin,
        }

    def _seconds(self, samples: int) -> float:
        return round(samples / self.info.sample_rate, 6)

    def finish(self, samples: int) -> None:
        """Append the marks, the chapters and the duration."""
        self._file.write('\n], "marks": [')
        self._marks.move_to(self._file)
        self._file.write('\n], "chapters": [')
        self._chapters.move_to(self._file)
        self._file.write(f'\n], "duration": {self._seconds(samples)}}}\n')
        self.release()

    def release(self) -> None:
        """Close all files."""
        self._marks.close()
        self._chapters.close()
        self._file.close()


def _hint(outcome: HintOutcome) -> dict[str, object]:
    row: dict[str, object] = {"start": outcome.span.start, "end": outcome.span.end, "fate": outcome.fate}
    return {**row, "what": outcome.what} if outcome.what else row


def _json(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False)
