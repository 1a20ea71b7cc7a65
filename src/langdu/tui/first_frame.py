"""The first page of a text, drawn before Textual is imported.

Indexing a novel, too, takes longer than laying out one screen of it. So the head of the file is decoded and drawn at
once, with each character's commonest reading; where a place is kept further on, it is drawn as soon as the book is
open. Whatever cannot be drawn so is left to the reader itself, a moment later.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from langdu import plugins
from langdu.errors import LangduError
from langdu.importers import Source
from langdu.model import HANZI, one_line
from langdu.session.text import pipeline
from langdu.tui.frame import Screen, draw, terminal_size
from langdu.tui.layout import Page
from langdu.tui.layout.inks import NOTHING, Ink, Inks
from langdu.tui.layout.painter import ROOM_FOR_HINTS, ROOM_FOR_TITLE, PaintedRow, Sheet, blank, paint
from langdu.tui.layout.width import stable
from langdu.tui.preferences import Preferences
from langdu.tui.themes import colours_for, themes, tones_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.library import Library
    from langdu.model import Document
    from langdu.session import Book
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.tui.words.looks import WordLooks

#: Bytes of a file that are looked at, and endings of files that are texts from their first byte on.
HEAD, ENDINGS = 16_384, ("txt", "md", "markdown", "")
#: Whether the library has the status of any word, or one whose tones were missed.
KNOWS_WORDS = "SELECT EXISTS (SELECT 1 FROM word_statuses) OR EXISTS (SELECT 1 FROM word_tones WHERE missed > 0)"


class FirstFrame:
    """Draws on the terminal behind standard error, as the reader does.

    Args:
        library: where preferences and places are kept.
        pinyin_for: whose pinyin is shown, one of `langdu.config.PINYIN_FOR`; "" as it was last.
        out: the terminal's descriptor.

    Attributes:
        vocabulary: the words that the learner knows, if they were needed.
    """

    vocabulary: Vocabulary | None = None

    def __init__(self, library: Library, pinyin_for: str = "", out: int = 2) -> None:
        self._library, self._out = library, out
        self._preferences = Preferences(library, lambda _: None, pinyin_for)

    def of_file(self, path: Path, *, from_start: bool = False) -> None:
        """Draw a text's first page, if it can be had before the whole and no place is kept further on in it."""
        if terminal_size(self._out) is None or not (from_start or self._begins(path)):
            return
        with suppress(OSError, ValueError, LangduError):  # what is wrong is told of when the text is opened
            # Of a pipe nothing can be read twice.
            document = first_pages(path) if path.is_file() else None
            if document is not None and len(document.blocks):
                self._draw(document, 0)

    def of_book(self, book: Book) -> None:
        """Draw the page of an opened book, if its file's was not drawn."""
        if not Screen.is_drawn and len(book.blocks):
            self._draw(book.document, book.place().block)

    def _begins(self, path: Path) -> bool:
        # A name that is not UTF-8 is no text that the library could be asked for.
        name = str(path.resolve()).encode("utf-8", "backslashreplace").decode()
        rows = self._library.rows("SELECT max(place) FROM books WHERE path = ?", (name,))
        return not rows[0][0]

    def _draw(self, document: Document, first: int) -> None:
        if (size := terminal_size(self._out)) is not None:
            draw(list(self._rows(document, first, *size)), colours_for(self._preferences.theme), self._out)

    def _rows(self, document: Document, first: int, columns: int, lines: int) -> Iterator[PaintedRow]:
        """The screen from above to below, each row as wide as it is."""
        colours = themes()[self._preferences.theme]
        inks = Inks(colours, tones_of(self._preferences.tones, colours), self._preferences.highlights)
        title, hints = lines >= ROOM_FOR_TITLE, lines >= ROOM_FOR_HINTS
        if title:
            yield self._title(document, columns, inks)
        height = lines - title - hints - 1
        style = self._preferences.style
        yield from self._text(document, first, (columns, height), inks, style.leading(lines))
        for _ in range(lines - title - height):
            yield blank(columns, inks)

    def _title(self, document: Document, columns: int, inks: Inks) -> PaintedRow:
        side = self._preferences.style.side(columns - 1)
        dim = Ink(themes()[self._preferences.theme].aside).over(inks.plain)
        title = stable(one_line(document.title))[: max(0, (columns - 2 * side - 6) // 2)]
        return PaintedRow(((" " * side, inks.plain), (f"朗读  {title}", dim)), columns)

    def _text(
        self, document: Document, first: int, size: tuple[int, int], inks: Inks, leading: int
    ) -> Iterator[PaintedRow]:
        (columns, height), style = size, self._preferences.style
        page = Page(document, lambda block: (pipeline.sketch(document, block), False))
        width = columns - 1
        page.spoken = self._preferences.spoken
        page.arrange(style.column(width), style, leading)
        sheet = Sheet(width, style.side(width), style.ruby)
        looks = self._looks()
        top = page.top(first)
        for row in range(top, top + height):
            if row >= page.height:
                yield blank(columns, inks)
                continue
            block, number, part = page.find(row)
            laid = page.laid(block)
            if number >= len(laid.lines):
                yield blank(columns, inks)
                continue
            words = None if looks is None else looks.line(block, laid, number)
            yield paint(laid, number, inks, NOTHING, sheet, words)[part]

    def _looks(self) -> WordLooks | None:
        """How words look; None, and nothing of it imported, where all look as without any."""
        whose, shown = self._preferences.pinyin_for, self._preferences.statuses
        if whose == "all" and shown != "on" and not self._library.rows(KNOWS_WORDS)[0][0]:
            return None
        from langdu.session.words.vocabulary import Vocabulary
        from langdu.tui.words.looks import WordLooks

        self.vocabulary = self.vocabulary or Vocabulary(self._library)
        return WordLooks(self.vocabulary, whose, shown)


def first_pages(path: Path) -> Document | None:
    """The beginning of a text; None where the whole must be read for it, or its encoding guessed.

    Raises:
        OSError, ValueError, LangduError: it cannot be read.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        return pipeline.first_pages(Source.read(path)) if ending in plugins.names("importers") else None
    with path.open("rb") as file:
        head = file.read(HEAD)
    text = head.decode("utf-8-sig") if len(head) < HEAD else head[: head.rindex(b"\n")].decode("utf-8-sig")
    if HANZI.search(text) is None or "\0" in text:
        return None
    return pipeline.load(Source(text.encode(), path.name, path.stem))
