"""In 256 colours, in 16 and in none the first frame is the one that stays, and what matters can be told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("POSIX only: pty", allow_module_level=True)

from langdu.library import Library
from langdu.library.words import WordStatuses
from langdu.model import is_hanzi
from langdu.tui.frame import END
from tests.tui.terminal import Terminal
from tests.tui.test_first_frame import PAGE, first

if TYPE_CHECKING:
    from pathlib import Path

    import pyte

ENVIRONMENTS = {
    "256": {"TERM": "xterm-256color", "COLORTERM": ""},
    "16": {"TERM": "xterm", "COLORTERM": ""},
    "linux": {"TERM": "linux", "COLORTERM": "", "COLORFGBG": "15;0"},
    "light 16": {"TERM": "xterm", "COLORTERM": "", "COLORFGBG": "0;15"},
    "none": {"NO_COLOR": "1"},
    "vt220": {"TERM": "vt220", "COLORTERM": ""},
}
#: SGR parameters of colours.
COLOURS = (b";38;", b";48;", b"[38;", b"[48;", *(b";%d" % code for code in (*range(30, 38), *range(90, 98))))


def program(folder: Path, *words: str, **env: str) -> Terminal:
    home = {name: str(folder) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    return Terminal.python("-m", "langdu", *words, env={"NO_COLOR": "", "COLORFGBG": "", **home, **env})


def text(folder: Path) -> str:
    path = folder / "集市.txt"
    path.write_text(PAGE, "utf-8")
    library = Library(folder / "library.db")
    WordStatuses(library).mark_each({"热闹": 2, "招呼": 3, "客人": 99})
    library.close()
    return str(path)


def cells(screen: pyte.Screen, row: int) -> list[pyte.screens.Char]:
    """Those of a row, but for the bar beside the list."""
    return [screen.buffer[row][x] for x in range(screen.columns - 2)]


def hanzi(terminal: Terminal) -> list[pyte.screens.Char]:
    """Those on the screen."""
    return [c for y in range(terminal.rows) for c in cells(terminal.screen, y) if is_hanzi(c.data or " ")]


def looks(screen: pyte.Screen, rows: range) -> list[tuple[str, str, bool, bool]]:
    """The hanzi and how they are written, but for their ground, which the cursor's sentence changes."""
    found = [c for y in rows for c in cells(screen, y) if is_hanzi(c.data or " ")]
    return [(c.data, c.fg, c.underscore, c.reverse) for c in found]


@pytest.mark.parametrize("env", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_text_stands_as_it_stays(env: dict[str, str], tmp_path: Path) -> None:
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence", **env) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        # The first character of the text has the cursor.
        before, after = (looks(screen, range(4, 22)) for screen in (first(terminal), terminal.screen))
        assert before == after
        assert len(before) > 60


@pytest.mark.parametrize("env", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_list_of_books_stands_as_it_stays(env: dict[str, str], tmp_path: Path) -> None:
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence", **env) as terminal:
        terminal.until(lambda t: t.shows("■")).send("q")
        assert terminal.wait() == 0
    with program(tmp_path, **env) as terminal:
        terminal.until(lambda t: t.shows("集市")).settle()
        seen = [
            [(c.data, c.fg if c.data.strip() else "", c.bg, c.bold, c.reverse) for c in cells(screen, y)]
            for screen in (first(terminal), terminal.screen)
            for y in range(24)
        ]
        assert seen[:24] == seen[24:]
        chosen = terminal.screen.buffer[2][1]
        assert chosen.bg != terminal.screen.buffer[4][1].bg or chosen.reverse


@pytest.mark.parametrize("name", ["none", "vt220"])
def test_where_there_are_no_colours_none_is_written_and_the_cursor_is_seen(name: str, tmp_path: Path) -> None:
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence", **ENVIRONMENTS[name]) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        assert not [code for code in COLOURS if code in terminal.raw]
        terminal.until(lambda t: [c.data for c in hanzi(t) if c.reverse and c.underscore] == ["集"])
        assert any(c.bold for c in hanzi(terminal))


@pytest.mark.parametrize("name", ["16", "linux", "light 16"])
def test_sixteen_colours_are_written_as_such(name: str, tmp_path: Path) -> None:
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence", **ENVIRONMENTS[name]) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        assert b"38;5;" not in terminal.raw
        assert b"38;2;" not in terminal.raw
        inks = {c.fg for row in terminal.screen.buffer.values() for c in row.values() if c.data.strip()}
        assert len(inks) >= 4


def test_the_terminals_own_colours_can_be_had_where_there_are_more(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "ansi-dark"\n', "utf-8")
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence") as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        assert b"38;2;" not in terminal.raw
        before, after = (looks(screen, range(4, 22)) for screen in (first(terminal), terminal.screen))
        assert before == after
        terminal.send("d")
        terminal.until(lambda t: b"38;2;" in t.raw)
        assert END.encode() in terminal.raw


def test_without_colours_a_line_is_around_what_is_shown_over_the_text(tmp_path: Path) -> None:
    with program(tmp_path, "read", text(tmp_path), "--voice", "silence", NO_COLOR="1") as terminal:
        terminal.until(lambda t: t.shows("■")).settle()  # the program itself is up, not its first frame alone
        terminal.send("?")
        terminal.until(lambda t: t.shows("Readingaloud") and t.shows("┌") and t.shows("└"))
