"""A page for printing from a browser; it has no scripts, and needs no sound."""

from __future__ import annotations

import shutil
import tempfile
from html import escape
from typing import IO, TYPE_CHECKING

from langdu.exporters.base import Exporter
from langdu.exporters.page.body import PageBody
from langdu.exporters.page.markup import sentence_markup
from langdu.exporters.page.printed.labels import DATE, NAME
from langdu.exporters.page.script_of import ScriptCount
from langdu.exporters.page.template import head
from langdu.model import is_hanzi

if TYPE_CHECKING:
    from langdu.model import ExportedChapter, RubyPiece, TimedSentence


class PrintedPageExporter(Exporter):
    """Writes the page; its text waits in a file until its script is known."""

    needs_speech = False

    _text: IO[bytes]
    _opening = ""

    def open(self) -> None:
        """Begin the text."""
        self._text = tempfile.TemporaryFile(dir=self.path.parent)
        self._body = PageBody(self._text)
        self._script = ScriptCount(self.info.language)

    def chapter(self, chapter: ExportedChapter) -> None:
        """Begin a section."""
        with self.guarded():
            self._body.chapter(chapter)

    def sentence(self, sentence: TimedSentence) -> None:
        """Write the sentence."""
        self._opening = self._opening or sentence.text.strip()
        self._script.add(sentence.text)
        shown = _boxed if self.info.style.printed == "hanzi-blank" else None
        with self.guarded():
            self._body.paragraph(sentence)
            self._body.write(sentence_markup(sentence.sentence, base=shown)[0])

    unspoken = sentence

    def finish(self, samples: int) -> None:
        """Write the page around the text."""
        self._body.end_section()
        kind, title = self.info.style.printed, self.info.title
        with self.partial.open("wb") as file:
            start = head(title, self._script.tag, ("sheet.css",)).replace("<body>", f'<body class="{kind}">')
            file.write((start + self._header()).encode("utf-8", "replace"))
            self._text.seek(0)
            shutil.copyfileobj(self._text, file)
            file.write(b"</body>\n</html>\n")
        self.release()

    def _header(self) -> str:
        """The title, the author, and on a worksheet the lines for name and date."""
        title, author = self.info.title, self.info.author
        shown = "" if title.strip() == self._opening else f"<h1>{escape(title)}</h1>\n"
        shown += f"<p>{escape(author)}</p>\n" if author else ""
        if self.info.style.printed != "pinyin":
            shown += f'<p class="fill"><span>{NAME}</span><span>{DATE}</span></p>\n'
        return f"<header>\n{shown}</header>\n" if shown else ""

    def release(self) -> None:
        """Close the text."""
        self._text.close()


def _boxed(piece: RubyPiece) -> str | None:
    """Boxes in the place of hanzi; what else is read stays."""
    if all(map(is_hanzi, piece.text)):
        return '<span class="b"></span>' * len(piece.text)
    return None
