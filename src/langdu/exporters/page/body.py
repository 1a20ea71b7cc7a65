"""The text of a page as it grows: sections, headings, paragraphs, sentences."""

from __future__ import annotations

from html import escape
from typing import IO, TYPE_CHECKING

from langdu.exporters.translation import language_of

if TYPE_CHECKING:
    from langdu.model import ExportedChapter, TimedSentence

#: HTML's lowest heading; h1 is the page's title.
LOWEST_HEADING = 6


class PageBody:
    """Writes elements, and closes those that end.

    Args:
        file: where to.

    Attributes:
        block: the number of the paragraph that is open; None where none is.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._is_in_section = False
        self._tag = ""
        self._level = 1
        self.block: int | None = None

    def write(self, text: str) -> None:
        """Write markup as it is."""
        self._file.write(text.encode("utf-8", "replace"))

    def chapter(self, chapter: ExportedChapter) -> None:
        """End the section before, and begin the chapter's."""
        self.end_section()
        self._level = chapter.level
        self.write(f'<section id="c{chapter.number}" aria-label="{escape(chapter.title)}">\n')
        self._is_in_section = True

    def paragraph(self, sentence: TimedSentence) -> None:
        """Begin the sentence's paragraph, where another or none is open."""
        if self.block == sentence.block:
            return
        self.end_paragraph()
        kind = sentence.sentence.kind
        self._tag = f"h{min(self._level + 1, LOWEST_HEADING)}" if kind == "heading" else "p"
        language = f' lang="{language_of(sentence.text)}"' if kind == "translation" else ""
        self.write(f"<{self._tag}>" if kind in ("heading", "body") else f'<{self._tag} class="{kind}"{language}>')
        self.block = sentence.block

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if one is."""
        if self.block is not None:
            self.write(f"</{self._tag}>\n")
        self.block = None

    def end_section(self) -> None:
        """Close the paragraph and the section that are open."""
        self.end_paragraph()
        if self._is_in_section:
            self.write("</section>\n")
        self._is_in_section = False


def contents_line(chapter: ExportedChapter) -> str:
    """A chapter's line in the contents."""
    return f'<li class="l{chapter.level}"><a href="#c{chapter.number}">{escape(chapter.title)}</a></li>\n'
