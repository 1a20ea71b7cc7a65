"""The list of books stands before the framework is imported, and stays as it is when that takes the screen over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("POSIX only: pty", allow_module_level=True)

from langdu.tui.frame import ENTER, LEAVE
from tests.tui.terminal import Terminal
from tests.tui.test_first_frame import first

if TYPE_CHECKING:
    from pathlib import Path

    import pyte

    Look = list[tuple[str, str, str, bool]]


def program(folder: Path, *words: str, columns: int, rows: int) -> Terminal:
    home = {name: str(folder) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    return Terminal.python("-m", "langdu", *words, columns=columns, rows=rows, env=home)


#: Columns of the bar beside a list that is longer than its room, which only the screen itself draws.
SCROLLBAR = 2


def looks(screen: pyte.Screen) -> list[Look]:
    """Each row's cells with their colours; a blank's own colour is not seen."""
    cells = [[screen.buffer[y][x] for x in range(screen.columns - SCROLLBAR)] for y in range(screen.lines)]
    return [[(c.data, c.fg if c.data.strip() else "", c.bg, c.bold) for c in row] for row in cells]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 16), (120, 8)])
def test_the_list_stands_where_it_stays(columns: int, rows: int, tmp_path: Path) -> None:
    for name in ("集市", "雨天", "湖边的房子", "邻居", "早班车", "旧书店"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name}的故事。\n\n天刚亮，街上就热闹起来了。\n", "utf-8")
        with program(tmp_path, "read", str(path), "--voice", "silence", columns=80, rows=24) as terminal:
            terminal.until(lambda t: t.shows("■")).send("q")
            assert terminal.wait() == 0
    (tmp_path / "邻居.txt").unlink()
    with program(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.until(lambda t: t.shows("旧书店")).settle()
        assert looks(first(terminal)) == looks(terminal.screen)
        terminal.send("q")
        assert terminal.wait() == 0


def test_an_empty_shelf_is_left_to_its_screen(tmp_path: Path) -> None:
    with program(tmp_path, columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("1of4")).send("\x1b")
        terminal.until(lambda t: t.shows("Nobookyet")).send("q")
        assert terminal.wait() == 0


def test_a_book_that_is_chosen_opens_on_a_screen_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text("\n\n".join(f"第{number}天，他又去了一次图书馆。" for number in range(1, 400)), "utf-8")
    with program(tmp_path, "read", str(path), "--voice", "silence", columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("■")).send("\x1b[F")
        terminal.until(lambda t: t.shows("第399天")).send("q")
        assert terminal.wait() == 0
    with program(tmp_path, "--voice", "silence", "shelf", columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("集市")).send("\r")
        terminal.until(lambda t: t.shows("/399") and t.shows("图书馆")).send("q")
        assert terminal.wait() == 0
        assert terminal.raw.count(ENTER.encode()) == terminal.raw.count(LEAVE.encode()) == 2


def test_a_newcomer_who_names_a_file_is_told_once_how_to_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text("天刚亮，街上就热闹起来了。", "utf-8")
    for told in (1, 0):
        with program(tmp_path, str(path), "--voice", "silence", columns=80, rows=24) as terminal:
            terminal.until(lambda t: t.shows("■")).send("q")
            assert terminal.wait() == 0
            assert terminal.raw.count(b"langdu shelf --first-start") == told
    with program(tmp_path, "shelf", "--first-start", columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("1of4")).send("\x1b")
        terminal.until(lambda t: t.shows("集市")).send("q")
        assert terminal.wait() == 0


def test_a_speed_that_is_set_on_the_shelf_holds_for_the_text_that_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text("天刚亮，街上就热闹起来了。", "utf-8")
    with program(tmp_path, str(path), "--voice", "silence", columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("■")).send("q")
        assert terminal.wait() == 0
    with program(tmp_path, "--voice", "silence", "shelf", columns=80, rows=24) as terminal:
        terminal.until(lambda t: t.shows("集市")).send("S")
        terminal.until(lambda t: t.shows("Dialoguevoice")).send("jj\x1b[C")
        terminal.until(lambda t: t.shows("-1.1+")).send("\x1b")
        terminal.until(lambda t: not t.shows("Dialoguevoice")).send("\r")
        terminal.until(lambda t: t.shows("1.1×")).send("q")
        assert terminal.wait() == 0
