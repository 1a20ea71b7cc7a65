"""One HTML file: the text with pinyin, its sound inside, and a player that follows it.

It asks the network for nothing, is read without scripts as well, and holds its sound in pieces of some minutes, so
that a phone takes in one at a time. What belongs before something that is not there yet waits in files beside the
output: a piece's text until its sound is whole, everything until the contents are known.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from html import escape
from typing import IO, TYPE_CHECKING

from langdu.exporters.base import Exporter
from langdu.exporters.page.body import PageBody, contents_line
from langdu.exporters.page.markup import sentence_markup, starts
from langdu.exporters.page.recordings import PageRecording
from langdu.exporters.page.script_of import ScriptCount
from langdu.exporters.page.template import asset, assets, data_block, head

if TYPE_CHECKING:
    from langdu.model import ExportedChapter, TimedSentence

#: Seconds of sound after which a new piece begins with a chapter, with a paragraph, and with any sentence.
CHAPTER_SECONDS, PARAGRAPH_SECONDS, SENTENCE_SECONDS = 60, 300, 600
EARLY, SCRIPTS = ("settings.js",), ("words.js", "text.js", "player.js", "controls.js", "start.js")
#: Hexadecimal digits of the key under which the page keeps its place.
KEY_DIGITS = 16


class HtmlPageExporter(Exporter):
    """Writes the page."""

    _recording: PageRecording | None = None
    _recordings = 0
    _count = _first = 0
    _opening = ""

    def open(self) -> None:
        """Begin the files in which its parts wait."""
        self._whole, self._text, self._contents = (self._waiting() for _ in range(3))
        self._body = PageBody(self._text)
        self._pcm: list[bytes] = []
        self._script, self._digest = ScriptCount(self.info.language), hashlib.sha256(self.info.title.encode())

    def _waiting(self) -> IO[bytes]:
        return tempfile.TemporaryFile(dir=self.path.parent)

    def audio(self, pcm: bytes) -> None:
        """Keep the samples until it is known which sentence they belong to."""
        self._pcm.append(pcm)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Begin a section, and a piece of sound with it unless the last one is short."""
        with self.guarded():
            self._record()
            self._body.end_section()
            self._end_piece(CHAPTER_SECONDS)
            self._body.chapter(chapter)
            self._contents.write(contents_line(chapter).encode())

    def sentence(self, sentence: TimedSentence) -> None:
        """Write the sentence with its times."""
        with self.guarded():
            self._place(sentence)
            self._record()
            markup, pieces = sentence_markup(sentence.sentence, sentence.marks)
            times = [*starts(pieces, sentence.marks, sentence.end), sentence.end]
            shown = " ".join(str(self._milliseconds(time)) for time in times)
            piece = self._recordings
            self._body.write(
                f'<span class="s" id="s{sentence.index}" data-a="{piece}" data-t="{shown}">{markup}</span>'
            )

    def unspoken(self, sentence: TimedSentence) -> None:
        """Write the sentence."""
        with self.guarded():
            self._place(sentence)
            self._record()
            self._body.write(sentence_markup(sentence.sentence)[0])

    def _place(self, sentence: TimedSentence) -> None:
        """Begin its paragraph, and a piece of sound where the last one is long enough."""
        self._opening = self._opening or sentence.text.strip()
        self._script.add(sentence.text)
        self._digest.update(sentence.text.encode("utf-8", "replace"))
        is_new = self._body.block != sentence.block
        if is_new:
            self._body.end_paragraph()
        self._end_piece(PARAGRAPH_SECONDS if is_new else SENTENCE_SECONDS)
        self._body.paragraph(sentence)

    def _record(self) -> None:
        """Put the samples that wait into the piece of sound."""
        if self._pcm and self._recording is None:
            self._recording = PageRecording(self.path, self.info.sample_rate, self.info.style.bit_rate_kbps)
            self._first = self._count
        for pcm in self._pcm:
            if self._recording is not None:
                self._recording.write(pcm)
            self._count += len(pcm) // 2
        self._pcm.clear()

    def _milliseconds(self, sample: int) -> int:
        """When a sample of the stream is heard in the piece of sound."""
        return round((sample - self._first) * 1000 / self.info.sample_rate)

    def _end_piece(self, seconds: float = 0) -> None:
        """Write the piece of sound and its text, if it is so long already."""
        recording = self._recording
        if recording is None or recording.samples < seconds * self.info.sample_rate:
            return
        self._body.end_paragraph()
        length = round(recording.samples * 1000 / self.info.sample_rate)
        start = f'<audio controls preload="none" data-ms="{length}" src="data:audio/mpeg;base64,'
        self._whole.write(start.encode())
        recording.copy_to(self._whole)
        self._whole.write(b'"></audio>\n')
        self._discard_recording()
        self._recordings += 1
        self._move_text()

    def _move_text(self) -> None:
        """Put the text that waits behind the sound that it is about."""
        self._text.seek(0)
        shutil.copyfileobj(self._text, self._whole)
        self._text.seek(0)
        self._text.truncate()

    def finish(self, samples: int) -> None:
        """Write the page around it all."""
        self._record()
        self._body.end_section()
        self._end_piece()
        self._move_text()
        early, scripts = assets(EARLY), assets(SCRIPTS)
        with self.partial.open("wb") as file:
            file.write(head(self.info.title, self._script.tag, ("page.css",), [scripts], early).encode())
            self._write_front(file)
            self._copy(self._whole, file)
            file.write(self._back(scripts).encode())
        self.release()

    def _write_front(self, file: IO[bytes]) -> None:
        """The contents, and the title."""
        if self._contents.tell():
            file.write(b'<nav id="contents" tabindex="-1" aria-label="Contents"><ol>\n')
            self._copy(self._contents, file)
            file.write(b"</ol></nav>\n")
        # A text that begins with its title has it once.
        title = "" if self._opening == self.info.title.strip() else f"<h1>{escape(self.info.title)}</h1>\n"
        author = f'<p class="author">{escape(self.info.author)}</p>\n' if self.info.author else ""
        header = f"<header>\n{title}{author}</header>\n" if title or author else ""
        file.write(f'<main id="text">\n{header}'.encode("utf-8", "replace"))

    def _copy(self, waiting: IO[bytes], file: IO[bytes]) -> None:
        waiting.seek(0)
        shutil.copyfileobj(waiting, file)

    def _back(self, scripts: str) -> str:
        """What comes after the text."""
        voice = self.info.voice
        said = " · ".join(filter(None, (voice.name, voice.attribution, voice.licence)))
        values = {"key": self._digest.hexdigest()[:KEY_DIGITS], "title": self.info.title, "voice": voice.name}
        return (
            f'</main>\n<footer lang="en">{escape(said)}</footer>\n{asset("bar.html")}\n'
            f"{data_block('page', values)}<script>{scripts}</script>\n</body>\n</html>\n"
        )

    def _discard_recording(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            recording.discard()

    def release(self) -> None:
        """Close what waits, and take the sound's file away."""
        self._discard_recording()
        for waiting in (self._whole, self._text, self._contents):
            waiting.close()
