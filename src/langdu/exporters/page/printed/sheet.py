"""Lines and pages of a sheet: pieces of text from left to right, each with its pinyin, or the room for one of the two.

All lengths are in points. The sheet is A4; its margins leave out what US Letter lacks, 9 mm at the top and bottom, so
that it is printed there in its own size as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import is_hanzi
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.page.printed.fonts import PdfFont
    from langdu.exporters.page.printed.pdf_file import PdfFile
    from langdu.model import PrintedPage, RubyPiece

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 20.5 * MM, 189.5 * MM, 297 * MM - 22 * MM, 24 * MM
#: A character's place, and how large it and its pinyin are: 13 places a line.
CELL, HANZI, PINYIN = 13 * MM, 8.5 * MM, 4.2 * MM
#: From a line's base to its pinyin's, and from line to line, by what is printed.
RAISE = {"pinyin": 9.5 * MM, "pinyin-blank": 9.5 * MM, "hanzi-blank": 12 * MM}
LINE = {"pinyin": 18 * MM, "pinyin-blank": 20 * MM, "hanzi-blank": 23 * MM}
PARAGRAPH = 4 * MM


class PrintedSheet:
    """Sets text.

    Args:
        file: where pages go.
        fonts: for hanzi, and for what that has not.
        kind: what is printed.
    """

    def __init__(self, file: PdfFile, fonts: Sequence[PdfFont], kind: PrintedPage) -> None:
        self._file, self._fonts, self._kind = file, fonts, kind
        self._content: list[str] = []
        self._above: list[str] = []
        self._below: list[str] = []
        self._pages = 0
        self._x, self._y = LEFT, TOP

    def text(self, text: str, size: float, x: float, y: float) -> str:
        """Text at a place, each run of characters in the first font that has them."""
        shown = ""
        for i, run in self._runs(text):
            shown += f"BT /F{i} {size:.2f} Tf {x:.2f} {y:.2f} Td <{self._fonts[i].encoded(run)}> Tj ET\n"
            x += self._fonts[i].width(run) * size
        return shown

    def _runs(self, text: str) -> list[tuple[int, str]]:
        runs: list[tuple[int, str]] = []
        for char in text:
            which = next((i for i, font in enumerate(self._fonts) if font.has(char)), 0)
            if runs and runs[-1][0] == which:
                runs[-1] = (which, runs[-1][1] + char)
            else:
                runs.append((which, char))
        return runs

    def _width(self, text: str, size: float) -> float:
        return sum(self._fonts[i].width(run) for i, run in self._runs(text)) * size

    def plain(self, text: str, size: float) -> None:
        """Lines of text without pinyin, above the rest: a title, an author."""
        line = ""
        for char in [*text, ""]:
            if line and (not char or self._width(line + char, size) > RIGHT - LEFT):
                self._y -= size * 1.35
                self._content.append(self.text(line, size, LEFT, self._y))
                line = ""
            line += char

    def blanks(self, labels: Sequence[str]) -> None:
        """Labels with lines to write on."""
        self._y -= 9 * MM
        step = (RIGHT - LEFT) / len(labels)
        for i, label in enumerate(labels):
            x = LEFT + i * step
            self._content.append(self.text(label, PINYIN, x, self._y))
            self._content.append(_line(x, self._y - 2 * MM, x + step - 6 * MM, self._y - 2 * MM, 0.8))

    def small(self, text: str) -> None:
        """Lines of text below the line that stands last: a translation."""
        self._end_line()
        line = ""
        for word in [*text.split(), ""]:
            if line and (not word or self._width(f"{line} {word}", PINYIN) > RIGHT - LEFT):
                self._y -= PINYIN * 1.5
                if self._y < BOTTOM:
                    self._new_page()
                self._content.append(self.text(line, PINYIN, LEFT, self._y))
                line = ""
            line = f"{line} {word}".strip()

    def paragraph(self, *, is_heading: bool) -> None:
        """Begin a paragraph; a heading is not left alone at the foot of a page."""
        self._end_line()
        self._y -= LINE[self._kind] + PARAGRAPH * (2 if is_heading else 1)
        if self._y - (LINE[self._kind] if is_heading else 0) < BOTTOM:
            self._new_page()

    def cluster(self, pieces: Sequence[RubyPiece]) -> None:
        """Set pieces that stay on one line; what is longer than a line is broken where it must."""
        width = sum(map(self._place, pieces))
        if self._x + width > RIGHT + 1 and self._x > LEFT:
            self._next_line()
            if all(piece.text.isspace() for piece in pieces):
                return
        for piece in pieces:
            if not piece.syllables and self._place(piece) > RIGHT - LEFT:
                for char in piece.text:
                    self._set(char, self._width(char, HANZI))
            elif piece.syllables:
                self._piece(piece)
            else:
                self._set(piece.text, self._place(piece))

    def _set(self, text: str, width: float) -> None:
        """Set what has no pinyin."""
        if self._x + width > RIGHT + CELL:
            self._next_line()
        self._below.append(self.text(text, HANZI, self._x, self._y))
        self._x += width

    def _place(self, piece: RubyPiece) -> float:
        """How wide a piece's place is."""
        if not piece.syllables:
            return self._width(piece.text, HANZI)
        cells = CELL * max(1, len(piece.text) if is_hanzi(piece.text[0]) else 1)
        above = self._width(_pinyin(piece), PINYIN) + 2 * MM
        return max(cells, self._width(piece.text, HANZI) + 2 * MM, above if len(piece.syllables) > 1 else 0)

    def _piece(self, piece: RubyPiece) -> None:
        x, y, width = self._x, self._y, self._place(piece)
        has_box = self._kind == "hanzi-blank" and all(map(is_hanzi, piece.text))
        if self._kind == "pinyin-blank":
            self._above.append(_line(x + MM, y + RAISE[self._kind], x + width - MM, y + RAISE[self._kind], 0.8))
        else:
            said = _pinyin(piece)
            start = x + (width - self._width(said, PINYIN)) / 2
            self._above.append(self.text(said, PINYIN, start, y + RAISE[self._kind]))
        if has_box:
            self._below += [_box(x + i * CELL, y - 3 * MM) for i in range(len(piece.text))]
        else:
            start = x + (width - self._width(piece.text, HANZI)) / 2
            self._below.append(self.text(piece.text, HANZI, start, y))
        self._x += width

    def _end_line(self) -> None:
        """Put the line's pinyin, then its hanzi, so that each is one text to who copies it."""
        self._content += [*self._above, *self._below]
        self._above, self._below, self._x = [], [], LEFT

    def _next_line(self) -> None:
        self._end_line()
        self._y -= LINE[self._kind]
        if self._y < BOTTOM:
            self._new_page()

    def _new_page(self) -> None:
        self.end_page()
        self._y = TOP - LINE[self._kind] + PARAGRAPH

    def end_page(self) -> None:
        """Write the page with its number."""
        self._end_line()
        self._pages += 1
        number = str(self._pages)
        self._content.append(self.text(number, PINYIN, (PAGE[0] - self._width(number, PINYIN)) / 2, 14 * MM))
        self._file.page("".join(self._content))
        self._content = []


def _pinyin(piece: RubyPiece) -> str:
    return " ".join(map(marked, piece.syllables))


def _line(x: float, y: float, to_x: float, to_y: float, width: float) -> str:
    return f"{width:g} w [] 0 d 0 G {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S\n"


def _box(x: float, y: float) -> str:
    """A box of 田字格."""
    middle, centre = y + CELL / 2, x + CELL / 2
    return (
        f"0.8 w [] 0 d 0.3 G {x:.2f} {y:.2f} {CELL:.2f} {CELL:.2f} re S 0.5 w [2 2] 0 d 0.6 G "
        f"{x:.2f} {middle:.2f} m {x + CELL:.2f} {middle:.2f} l {centre:.2f} {y:.2f} m {centre:.2f} {y + CELL:.2f} l S\n"
    )
