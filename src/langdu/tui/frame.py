"""A frame drawn on the terminal before Textual is even imported, which then takes the screen over as it is.

Importing the framework takes longer than laying out one screen. What the frame shows is `first_frame`'s for a text and
`shelf_frame`'s for the list of books.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from langdu.tui.theming.depth import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.tui.layout.inks import Ink
    from langdu.tui.layout.painter import PaintedRow

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
#: What the terminal is told before and after a frame: the cursor away, a frame to be shown whole (synchronized output).
BEGIN, END = "\x1b[?25l\x1b[?2026h", "\x1b[0m\x1b[?2026l"
#: Where termios has the flags of what comes in, and of echo and lines.
INPUT_FLAGS, LOCAL_FLAGS = 0, 3


class Screen:
    """The terminal's: whether a frame is on it, and whether the reader has taken it over, and gives it back itself."""

    is_drawn = False
    is_taken = False
    #: How the terminal was set before, as termios has it; None where nobody asked.
    attributes: list[Any] | None = None


def terminal_size(out: int = 2) -> tuple[int, int] | None:
    """Columns and lines of the terminal behind a descriptor; None where a frame cannot be drawn.

    Windows' console is set up by Textual first.
    """
    if sys.platform == "win32":
        return None
    try:
        columns, lines = os.get_terminal_size(out)
    except OSError:
        return None
    return (columns, lines) if columns >= 1 and lines >= 1 else None


def draw(rows: Iterable[PaintedRow], colours: int, out: int = 2) -> None:
    """Put rows on the terminal, from above to below, in a number of colours; keys are held from now on."""
    written = "".join(f"\x1b[{y};1H{_ansi(row, colours)}" for y, row in enumerate(rows, 1))
    _hold_keys(out)
    os.write(out, f"{ENTER}{BEGIN}{written}{END}".encode("utf-8", "replace"))
    Screen.is_drawn = True


@contextmanager
def taken_back() -> Iterator[None]:
    """Takes back what was drawn, if the full-screen program does not take the screen; the next begins anew."""
    try:
        yield
    finally:
        if Screen.is_drawn and not Screen.is_taken:
            os.write(2, f"{LEAVE}\x1b[?25h".encode())
            _let_go_of_keys(2)
        Screen.is_drawn = Screen.is_taken = False
        Screen.attributes = None


def _hold_keys(terminal: int) -> None:
    """Keys that are pressed meanwhile are kept for the reader, and not written over the text."""
    import termios

    try:
        Screen.attributes = termios.tcgetattr(terminal)
        held = termios.tcgetattr(terminal)
        held[INPUT_FLAGS] &= ~termios.ICRNL  # enter stays enter
        held[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(terminal, termios.TCSANOW, held)
    except termios.error:
        Screen.attributes = None


def _let_go_of_keys(terminal: int) -> None:
    import termios

    if Screen.attributes is not None:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, Screen.attributes)


def _ansi(row: PaintedRow, colours: int) -> str:
    """A row as the terminal takes it, to the right edge in the colour of its ground."""
    written = "".join(f"\x1b[0{_sgr(ink, colours)}m{text}" for text, ink in row.pieces)
    return f"{written}\x1b[K" if row.pieces else "\x1b[K"


def _sgr(ink: Ink, colours: int) -> str:
    """An ink as parameters of SGR (ECMA-48, 8.3.117), in as many colours as are written."""
    looks = ";1" * ink.bold + ";4" * ink.underlined + ";7" * ink.is_reversed
    return looks + codes(ink.colour, colours, ground=False) + codes(ink.ground, colours, ground=True)
