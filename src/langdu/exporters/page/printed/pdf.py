"""A PDF for printing, with a font of the machine in it; it needs no sound."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from langdu.errors import OutputFailed
from langdu.exporters.base import Exporter
from langdu.exporters.page.markup import clusters
from langdu.exporters.page.printed.fonts import HANZI_FILES, PINYIN_FILES, PdfFont, find
from langdu.exporters.page.printed.labels import DATE, NAME
from langdu.exporters.page.printed.pdf_file import PdfFile
from langdu.exporters.page.printed.sheet import HANZI, PAGE, PINYIN, PrintedSheet
from langdu.exporters.page.ruby import page_pieces
from langdu.exporters.page.script_of import ScriptCount
from langdu.packages import is_missing

if TYPE_CHECKING:
    from langdu.model import TimedSentence

OTHERWISE = "or write .print.html and print it from a browser"


class PdfExporter(Exporter):
    """Writes the PDF."""

    needs_speech = False

    _file: IO[bytes]
    _sheet: PrintedSheet | None = None
    _block: int | None = None

    def open(self) -> None:
        """Begin the file; there must be a font."""
        if is_missing("fontTools"):
            what = "PDFs need the package fonttools"
            raise OutputFailed(what, where=str(self.path), remedy=f"pip install 'langdu[pdf]', {OTHERWISE}")
        if find(HANZI_FILES) is None:
            what = "no font with Chinese characters was found for the PDF"
            raise OutputFailed(what, where=str(self.path), remedy=f"install Noto Serif CJK, {OTHERWISE}")
        self._file = self.partial.open("wb")

    def _begin(self, text: str) -> PrintedSheet:
        """Choose the fonts by the first sentence, and write what stands above the text."""
        script = ScriptCount(self.info.language)
        script.add(self.info.title + text)
        self._language, found = script.tag, filter(None, map(find, (HANZI_FILES, PINYIN_FILES)))
        self._fonts = [PdfFont(path, script.tag) for path in found]
        self._pdf = PdfFile(self._file, PAGE, len(self._fonts))
        kind = self.info.style.printed
        sheet = PrintedSheet(self._pdf, self._fonts, kind)
        if self.info.title.strip() != text.strip():
            sheet.plain(self.info.title, HANZI * 1.1)
        sheet.plain(self.info.author, PINYIN)
        if kind != "pinyin":
            sheet.blanks((NAME, DATE))
        return sheet

    def sentence(self, sentence: TimedSentence) -> None:
        """Set the sentence."""
        with self.guarded():
            self._sheet = self._sheet or self._begin(sentence.text)
            if sentence.sentence.kind == "translation":
                self._sheet.small(sentence.text)
                return
            if sentence.block != self._block:
                self._sheet.paragraph(is_heading=sentence.sentence.kind == "heading")
                self._block = sentence.block
            for cluster in clusters(page_pieces(sentence.sentence)):
                self._sheet.cluster(cluster)

    unspoken = sentence

    def finish(self, samples: int) -> None:
        """Write the last page and the fonts."""
        sheet = self._sheet or self._begin("")
        sheet.end_page()
        self._pdf.close(self.info.title, self._language, self._fonts)
        self.release()

    def release(self) -> None:
        """Close the file."""
        self._file.close()
