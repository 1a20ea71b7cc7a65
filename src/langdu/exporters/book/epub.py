"""EPUB 3.3: text, ruby, a narration, and overlays that say which words are heard when.

Where the text is an EPUB's, that one's own pages are kept. Whether they can be is known when the last sentence has
come: until then its pages and those made from the text wait beside the output, without the audio, which both share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.base import Exporter
from langdu.exporters.book.container import EpubContainer
from langdu.exporters.book.from_text.text_book import TextBook
from langdu.exporters.book.kept.both import BothBooks
from langdu.exporters.book.track import ENDING, PageAudio

if TYPE_CHECKING:
    from langdu.model import ExportedChapter, TimedSentence

#: The folder of a book that is made from a text.
ROOT = "EPUB/"


class EpubExporter(Exporter):
    """A book; the audio of one page waits beside it, and the text of one page in memory."""

    _audio: PageAudio | None = None
    _both: BothBooks | None = None

    def open(self) -> None:
        """Begin the file."""
        self._held = bytearray()
        self._written = 0
        self._container = EpubContainer(self.partial)
        self._container.begin()
        self._both = BothBooks.of(self.info, self.partial, self.notes)
        self._root = ROOT if self._both is None else self._both.root
        self._book = TextBook(self._container if self._both is None else self._both.text, self._root, self.info)
        if self._both is None:
            self._container.name_package(self._book.package)

    def audio(self, pcm: bytes) -> None:
        """Keep the samples until the sentence that they are of is known."""
        self._held += pcm

    def chapter(self, chapter: ExportedChapter) -> None:
        """See `Exporter`."""
        self._book.chapter(chapter)

    def sentence(self, sentence: TimedSentence) -> None:
        """See `Exporter`."""
        with self.guarded():
            self._add(sentence)

    def unspoken(self, sentence: TimedSentence) -> None:
        """See `Exporter`."""
        with self.guarded():
            self._add(sentence)

    def _add(self, timed: TimedSentence) -> None:
        turns = self._both is not None and self._both.find(timed)
        if self._book.wants_page(timed) or turns:
            self._end_page()
            self._book.begin_page()
            beside = self.partial.with_name(f"{self.partial.stem}-audio{ENDING}")
            self._audio = PageAudio(beside, self.info, self._written)
        if self._audio is not None:
            self._book.add(timed, self._audio.origin)
            if self._both is not None:
                self._both.add(timed, self._audio.origin)
        self._flush()

    def _flush(self) -> None:
        """Write what is held to the page's audio."""
        self._written += len(self._held) // 2
        if self._audio is not None:
            self._audio.write(bytes(self._held))
        self._held.clear()

    def _end_page(self) -> None:
        audio, path = self._audio, f"{self._root}audio/{self._book.name}{ENDING}"
        if audio is None:
            return
        audio.close()
        if self._book.end_page(audio.samples):
            self._container.add_file(path, audio.path)
            if self._both is not None:
                self._both.end_sound(path, audio.samples)
        audio.discard()
        self._audio = None

    def finish(self, samples: int) -> None:
        """Write the last page and what holds the book together."""
        self._flush()
        self._end_page()
        package = self._book.finish()
        if self._both is not None:
            self._container.name_package(self._both.finish(self._container, package))
        self._container.close()

    def release(self) -> None:
        """Close what there is, and take away what waits."""
        if self._audio is not None:
            self._audio.discard()
        if self._both is not None:
            self._both.discard()
        self._container.close()
