"""The list of books, drawn before Textual is imported, as the shelf's screen shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from langdu.tui.frame import draw, terminal_size
from langdu.tui.layout import shelf_rows
from langdu.tui.layout.inks import Ink
from langdu.tui.layout.painter import PaintedRow
from langdu.tui.themes import colours_for, themes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.library.texts.shelf import ShelfBook
    from langdu.session.words.known_share import KnownShare
    from langdu.tui.themes import Colours

#: Rows that are not the list's: the title, more of the chosen book, the keys.
OTHER_ROWS = 3


def draw_shelf(books: Sequence[ShelfBook], theme: str, words: KnownShare | None = None) -> None:
    """Draw the books on the terminal behind standard error, if there are any and it can be drawn on.

    Args:
        books: the one read last first.
        theme: the name of the colours.
        words: what is known of the first one's; None where they are not counted.
    """
    size = terminal_size()
    if size is not None and books and size[1] > OTHER_ROWS:
        draw(list(rows(books, themes()[theme], *size, words)), colours_for(theme))


def rows(
    books: Sequence[ShelfBook], colours: Colours, columns: int, lines: int, words: KnownShare | None = None
) -> Iterator[PaintedRow]:
    """The screen from above to below, each row as wide as it is."""
    plain, dim = Ink(colours.text, colours.background), Ink(colours.aside, colours.background)
    chosen = Ink(colours.text, colours.selected, bold=True, is_reversed=not colours.is_coloured)
    yield _line(f" 朗读  {shelf_rows.TITLE}", dim, columns)
    height = lines - OTHER_ROWS
    for at in range(height):
        shown = 0 < at <= min(len(books), height - 2)
        book = books[at - 1] if shown else None
        ink = plain if book is None or book.is_there else dim
        yield _line("" if book is None else shelf_rows.row(book, columns), chosen if at == 1 else ink, columns)
    details = shelf_rows.details(books[0], columns, words)
    if cell_len(details) > columns - 2:
        details = f"{set_cell_size(details, columns - 3)}…"
    yield _line(f" {details}", dim, columns)
    yield _keys(colours, columns)


def _line(text: str, ink: Ink, columns: int) -> PaintedRow:
    return PaintedRow(((set_cell_size(text, columns), ink),), columns)


def _keys(colours: Colours, columns: int) -> PaintedRow:
    """As many keys as there is room for, as `KeyHints` has them."""
    key_ink, word_ink = Ink(colours.ruby, colours.surface), Ink(colours.aside, colours.surface)
    pieces, used = [(" ", word_ink)], 0
    for key, word in shelf_rows.HINTS:
        piece = f"{key} {word}"
        if used + cell_len(piece) + 3 > columns - 2:
            continue
        gap = "   " if used else ""
        pieces += [(gap, word_ink), (key, key_ink), (f" {word}", word_ink)]
        used += len(gap) + cell_len(piece)
    pieces.append((" " * (columns - 1 - used), word_ink))
    return PaintedRow(tuple(pieces), columns)
