"""The word card in a real terminal, with the dictionary that langdu brings: by keys, and by the mouse."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("ptys are POSIX's", allow_module_level=True)

from typing import TYPE_CHECKING

from langdu.config import data_dir
from langdu.library import Library
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """门口

这样也行，那样也行。小王去银行取钱。

门口的人都认识他。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "门口.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def reader(path: Path, columns: int, rows: int) -> Terminal:
    return Terminal.python("-m", "langdu", "read", str(path), "--voice", "silence", columns=columns, rows=rows)


def place_of(terminal: Terminal, text: str) -> tuple[int, int]:
    """The column and the row of the first of some characters, as the mouse counts them: from 1."""
    for number in range(terminal.rows):
        cells = terminal.row(number)
        for column in range(terminal.columns):
            if "".join(cells[column:]).replace(" ", "").startswith(text) and cells[column].strip():
                return column + 1, number + 1
    raise AssertionError("\n".join(terminal.lines()))


def click(terminal: Terminal, text: str) -> None:
    column, row = place_of(terminal, text)
    terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (160, 50)])
def test_a_word_is_met_looked_up_read_otherwise_saved_and_marked(text: Path, columns: int, rows: int) -> None:
    with reader(text, columns, rows) as terminal:
        terminal.until(lambda t: t.shows("银行取") and t.shows("Silence"))
        terminal.send(" ")  # it is read aloud
        terminal.until(lambda t: t.shows("▶"))
        click(terminal, "银行取")
        terminal.until(lambda t: t.shows("·bank"))
        assert terminal.shows("银行取"), "the line of the word is not covered"
        terminal.send("3")
        terminal.until(lambda t: t.shows("learning3"))
        terminal.send("S")
        terminal.until(lambda t: t.shows("银行issaved"))
        click(terminal, "行，那样")
        terminal.until(lambda t: t.shows("行xíng"))
        terminal.send("\x1b[6~")  # page down: it has many meanings
        terminal.until(lambda t: t.shows("otherreadings"))
        terminal.send("A")
        terminal.until(lambda t: t.shows("hhereonly:1place") and t.shows("binthisbook:3places"))
        terminal.send("b")
        terminal.until(lambda t: t.shows("行isreadháng") and not t.shows("hhereonly"))
        terminal.send("q")
        assert terminal.wait() == 0
    library = Library(data_dir() / "library.db")
    try:
        assert library.rows("SELECT word, status FROM word_statuses") == [("银行", 3)]
        assert library.rows("SELECT word, sentence FROM saved_words") == [("银行", "小王去银行取钱。")]
        assert [word for (word,) in library.rows("SELECT word FROM look_ups ORDER BY id")] == ["银行", "行"]
        assert [row[0] for row in library.rows("SELECT text FROM corrections")] == ["行"]
    finally:
        library.close()


def test_on_the_smallest_screen_enter_shows_the_word_and_its_meaning_below_its_line(text: Path) -> None:
    with reader(text, 20, 5) as terminal:
        terminal.until(lambda t: t.shows("门口"))
        terminal.settle()
        terminal.send("\r")
        terminal.until(lambda t: t.shows("门口ménkǒu") and t.shows("·doorway"))
        assert terminal.lines()[1].replace(" ", "").startswith("门口"), terminal.lines()
        terminal.send("q")
        assert terminal.wait() == 0
