"""The timeline as JSON: when every sentence and every syllable sounds, in seconds of the exported audio.

`{"voice", "sample_rate", "title", "sentences": [{"index", "start", "end", "text", "from", "to"}],
"marks": [{"start", "end", "syllable", "from", "to", "origin"}], "duration"}`; start and end are code points of
the decoded source. The marks wait in a file of their own until the sentences are done, so that memory does not
grow with the book.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from typing import IO, TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter

if TYPE_CHECKING:
    from langdu.model import Mark, TimedSentence


class TimelineExporter(Exporter):
    """Writes the timeline as JSON: sentences and syllables with their times in seconds."""

    _file: TextIO
    _marks: IO[str]
    _between = "\n"
    _between_marks = "\n"

    def open(self) -> None:
        """Begin the file."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")
        self._marks = tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.path.parent)
        info = self.info
        head = {"voice": info.voice.id, "sample_rate": info.sample_rate, "title": info.title}
        self._file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "sentences": [')

    def sentence(self, sentence: TimedSentence) -> None:
        """Write a sentence, and its marks to where they wait."""
        row = {
            "index": sentence.index,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "text": sentence.text,
            "from": self._seconds(sentence.start),
            "to": self._seconds(sentence.end),
        }
        with self.guarded():
            self._file.write(self._between + json.dumps(row, ensure_ascii=False))
            for mark in sentence.marks:
                self._marks.write(self._between_marks + json.dumps(self._row(mark), ensure_ascii=False))
                self._between_marks = ",\n"
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
        """Append the marks and the duration."""
        self._marks.seek(0)
        self._file.write('\n], "marks": [')
        shutil.copyfileobj(self._marks, self._file)
        self._file.write(f'\n], "duration": {self._seconds(samples)}}}\n')
        self.release()

    def release(self) -> None:
        """Close both files."""
        self._marks.close()
        self._file.close()
