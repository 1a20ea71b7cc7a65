"""The first page of a text, drawn before Textual is even imported, which then takes the screen over as it is.

Importing the framework and indexing a novel take longer than laying out one screen of it. So the head of the file is
decoded and drawn at once, with each character's commonest reading; where a place is kept further on, it is drawn as
soon as the book is open. Whatever cannot be drawn so is left to the reader itself, a moment later.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from langdu import plugins
from langdu.errors import LangduError
from langdu.importers import Source
from langdu.model import HANZI, one_line
from langdu.session.text import pipeline
from langdu.tui.layout import Page
from langdu.tui.layout.painter import (
    AIRY,
    NOTHING,
    ROOM_FOR_HINTS,
    ROOM_FOR_TITLE,
    WIDEST,
    Ink,
    Inks,
    PaintedRow,
    Sheet,
    blank,
    margin,
    paint,
)
from langdu.tui.layout.width import stable
from langdu.tui.preferences import Preferences
from langdu.tui.themes import palettes, themes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.library import Library
    from langdu.model import Document
    from langdu.session import Book

#: Bytes of a file that are looked at, and endings of files that are texts from their first byte on.
HEAD, ENDINGS = 16_384, ("txt", "md", "markdown", "")
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
#: What the terminal is told before and after a frame: the cursor away, a frame to be shown whole (synchronized output).
BEGIN, END = "\x1b[?25l\x1b[?2026h", "\x1b[0m\x1b[?2026l"
#: Where termios has the flags of echo and of lines.
LOCAL_FLAGS = 3
#: Steps of the six levels of xterm's 256 colours.
LEVELS = (0, 95, 135, 175, 215, 255)


class Screen:
    """The terminal's: whether a frame is on it, and whether the reader has taken it over, and gives it back itself."""

    is_drawn = False
    is_taken = False
    #: How the terminal was set before, as termios has it; None where nobody asked.
    attributes: list[Any] | None = None


class FirstFrame:
    """Draws on the terminal behind standard error, as the reader does.

    Args:
        library: where preferences and places are kept.
        out: the terminal's descriptor.
    """

    def __init__(self, library: Library, out: int = 2) -> None:
        self._library, self._out, self._preferences = library, out, Preferences(library, lambda _: None)

    def of_file(self, path: Path, *, from_start: bool = False) -> None:
        """Draw a text's first page, if it can be had before the whole and no place is kept further on in it."""
        if not is_possible() or not (from_start or self._begins(path)):
            return
        with suppress(OSError, ValueError, LangduError):  # what is wrong is told of when the text is opened
            # Of a pipe nothing can be read twice.
            document = first_pages(path) if path.is_file() else None
            if document is not None and len(document.blocks):
                self._draw(document, 0)

    def of_book(self, book: Book) -> None:
        """Draw the page of an opened book, if its file's was not drawn."""
        if is_possible() and not Screen.is_drawn and len(book.blocks):
            self._draw(book.document, book.place().block)

    def _begins(self, path: Path) -> bool:
        # A name that is not UTF-8 is no text that the library could be asked for.
        name = str(path.resolve()).encode("utf-8", "backslashreplace").decode()
        rows = self._library.rows("SELECT max(place) FROM books WHERE path = ?", (name,))
        return not rows[0][0]

    def _draw(self, document: Document, first: int) -> None:
        try:
            columns, lines = os.get_terminal_size(self._out)
        except OSError:
            return
        if columns < 1 or lines < 1:
            return
        rows = list(self._rows(document, first, columns, lines))
        _hold_keys(self._out)
        written = "".join(f"\x1b[{y};1H{_ansi(row)}" for y, row in enumerate(rows, 1))
        os.write(self._out, f"{ENTER}{BEGIN}{written}{END}".encode("utf-8", "replace"))
        Screen.is_drawn = True

    def _rows(self, document: Document, first: int, columns: int, lines: int) -> Iterator[PaintedRow]:
        """The screen from above to below, each row as wide as it is."""
        name, palette = self._preferences.theme, self._preferences.tones
        inks = Inks(themes()[name], palettes().get(palette, {}).get(name, ()))
        title, hints = lines >= ROOM_FOR_TITLE, lines >= ROOM_FOR_HINTS
        if title:
            yield self._title(document, columns, inks)
        height = lines - title - hints - 1
        yield from self._text(document, first, columns, height, inks)
        for _ in range(lines - title - height):
            yield blank(columns, inks)

    def _title(self, document: Document, columns: int, inks: Inks) -> PaintedRow:
        side, dim = margin(columns - 1), Ink(themes()[self._preferences.theme].aside).over(inks.plain)
        title = stable(one_line(document.title))[: max(0, (columns - 2 * side - 6) // 2)]
        return PaintedRow(((" " * side, inks.plain), (f"朗读  {title}", dim)), columns)

    def _text(self, document: Document, first: int, columns: int, height: int, inks: Inks) -> Iterator[PaintedRow]:
        page = Page(document, lambda block: (pipeline.sketch(document, block), False))
        width, mode = columns - 1, self._preferences.mode
        left = margin(width)
        page.spoken = self._preferences.spoken
        page.arrange(min(width - 2 * left, WIDEST), mode, 1 if height >= AIRY else 0)
        sheet = Sheet(width, left, mode)
        top = page.top(first)
        for row in range(top, top + height):
            if row >= page.height:
                yield blank(columns, inks)
                continue
            block, number, part = page.find(row)
            laid = page.laid(block)
            yield paint(laid, number, inks, NOTHING, sheet)[part] if number < len(laid.lines) else blank(columns, inks)


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


@contextmanager
def first_frame(library: Library) -> Iterator[FirstFrame]:
    """Something to draw a first frame with; what was drawn is taken back, if the reader does not take the screen."""
    try:
        yield FirstFrame(library)
    finally:
        if Screen.is_drawn and not Screen.is_taken:
            os.write(2, f"{LEAVE}\x1b[?25h".encode())
            _let_go_of_keys(2)


def _hold_keys(terminal: int) -> None:
    """Keys that are pressed meanwhile are kept for the reader, and not written over the text."""
    import termios

    try:
        Screen.attributes = termios.tcgetattr(terminal)
        held = termios.tcgetattr(terminal)
        held[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(terminal, termios.TCSANOW, held)
    except termios.error:
        Screen.attributes = None


def _let_go_of_keys(terminal: int) -> None:
    import termios

    if Screen.attributes is not None:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, Screen.attributes)


def _ansi(row: PaintedRow) -> str:
    """A row as the terminal takes it, to the right edge in the colour of its ground."""
    written = "".join(f"\x1b[0{_sgr(ink)}m{text}" for text, ink in row.pieces)
    return f"{written}\x1b[K" if row.pieces else "\x1b[K"


def _sgr(ink: Ink) -> str:
    """An ink as parameters of SGR (ECMA-48, 8.3.117), in as many colours as the terminal says that it has."""
    looks = ";1" * ink.bold + ";4" * ink.underlined
    if os.environ.get("NO_COLOR"):
        return looks
    return looks + _colour(38, ink.colour) + _colour(48, ink.ground)


def _colour(kind: int, colour: str) -> str:
    if not colour:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return f";{kind};2;{red};{green};{blue}"
    if "256" not in os.environ.get("TERM", ""):
        return ""
    r, g, b = (min(range(6), key=lambda level: abs(LEVELS[level] - value)) for value in (red, green, blue))
    return f";{kind};5;{16 + 36 * r + 6 * g + b}"


def is_possible() -> bool:
    """Whether a frame can be drawn so: not on Windows' console, which Textual sets up first."""
    return sys.platform != "win32"
