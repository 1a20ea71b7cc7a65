"""The first page stands before the framework is imported, and stays as it is when that takes the screen over."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.words import WordStatuses
from langdu.model import KNOWN, is_hanzi
from langdu.tui.frame import END, ENTER, LEAVE

if sys.platform == "win32":
    pytest.skip("POSIX only: pty", allow_module_level=True)

import pyte

from tests.importers.test_epub import packed
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "集市\n\n" + "天刚亮，镇上的集市就热闹起来了。卖菜的人一边摆摊，一边大声招呼客人。\n\n" * 30


def reader(path: Path, *more: str, columns: int = 80, rows: int = 24) -> Terminal:
    """The reader, silent, with a library of its own."""
    home = {name: str(path.parent) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    argv = ("-m", "langdu", "read", str(path), "--voice", "silence", *more)
    return Terminal.python(*argv, columns=columns, rows=rows, env=home)


def first(terminal: Terminal) -> pyte.Screen:
    """The screen as the first frame drew it."""
    screen = pyte.Screen(terminal.columns, terminal.rows)
    pyte.ByteStream(screen).feed(terminal.raw[: terminal.raw.index(END.encode())].replace(b"\x1b[?2026h", b""))
    return screen


def cells(screen: pyte.Screen, row: int) -> list[tuple[str, str, str]]:
    """The hanzi of a row with their colours."""
    line = [screen.buffer[row][x] for x in range(screen.columns)]
    return [(cell.data, cell.fg, cell.bg) for cell in line if is_hanzi(cell.data or " ")]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (48, 16), (120, 50), (30, 12)])
def test_the_text_stands_where_it_stays(columns: int, rows: int, tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE, "utf-8")
    with reader(path, columns=columns, rows=rows) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        before = first(terminal)
        text = range(int(rows >= 14), rows - 1 - int(rows >= 18))
        seen = [cells(before, row) for row in text]
        assert sum(map(len, seen)) > 20
        # The cursor's sentence is tinted once there is one: what stands, and its own colour, stay.
        after = [cells(terminal.screen, row) for row in text]
        assert [[(c, fg) for c, fg, _ in row] for row in after] == [[(c, fg) for c, fg, _ in row] for row in seen]
        assert terminal.raw.count(ENTER.encode()) == 1


@pytest.mark.parametrize("pinyin_for", ["unknown", "hsk3", "none"])
def test_what_is_known_of_words_shows_in_the_first_frame_as_it_does_later(pinyin_for: str, tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE, "utf-8")
    library = Library(tmp_path / "library.db")
    WordStatuses(library).mark_each({"集市": KNOWN, "一边": KNOWN, "热闹": 2, "招呼": 3, "客人": KNOWN})
    library.close()
    with reader(path, "--pinyin-for", pinyin_for) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        before, text = first(terminal), range(1, 22)
        seen = [cells(before, row) for row in text]
        assert len({colour for row in seen for _, colour, _ in row}) >= 3
        after = [cells(terminal.screen, row) for row in text]
        assert [[(c, fg) for c, fg, _ in row] for row in after] == [[(c, fg) for c, fg, _ in row] for row in seen]
        shown = ["".join(screen.display) for screen in (before, terminal.screen)]
        assert not any("jí shì" in page or "kè rén" in page for page in shown)
        # The first has the commonest readings, nào; the second has nao once the text was read.
        assert ["rè n" in page for page in shown] == [pinyin_for != "none"] * 2


STYLES = [
    {"notation": "words"},
    {"notation": "zhuyin", "ruby": "below"},
    {"script": "traditional", "line_spacing": "compact"},
    {"word_spacing": "on", "paragraphs": "indented", "text_width": "50"},
    {"margin": "9", "ruby": "pinyin"},
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: " ".join(style.values()))
def test_the_page_is_set_in_the_first_frame_as_it_is_later(style: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text("书。\n\n" * 30, "utf-8")  # no words of several hanzi: those are known a moment later
    library = Library(tmp_path / "library.db")
    for name, value in style.items():
        library.prefer(name, value)
    library.close()
    with reader(path, columns=90, rows=30) as terminal:
        terminal.until(lambda t: t.shows("■")).settle()
        before = first(terminal)
        rows = [["".join(s.buffer[y][x].data for x in range(88)) for y in range(28)] for s in (before, terminal.screen)]
        assert rows[0] == rows[1]
        assert len(set(rows[0])) > 2


def test_a_kept_place_is_what_is_drawn_first(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text("\n\n".join(f"第{number}天，他又去了一次图书馆。" for number in range(1, 400)), "utf-8")
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("第1天"))
        terminal.send("\x1b[F")
        terminal.until(lambda t: t.shows("第399天"))
        terminal.send("q")
        assert terminal.wait() == 0
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("图书馆")).settle()
        shown = "".join(first(terminal).display)
        assert "第1天" not in shown.replace(" ", "")
    with reader(path, "--from-start") as terminal:
        terminal.until(lambda t: t.shows("第1天"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x00", b"", b"only English", "天亮了。\0".encode() + bytes(300)])
def test_what_cannot_be_opened_leaves_the_terminal_as_it_was(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("langdu:") or t.shows("only"))
        if terminal.shows("only"):
            terminal.send("q")
        terminal.wait()
        assert terminal.raw.count(ENTER.encode()) == terminal.raw.count(LEAVE.encode())


def test_a_terminal_of_few_colours_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE, "utf-8")
    with reader(path) as terminal:
        assert terminal.until(lambda t: END.encode() in t.raw).raw.count(b";38;2;")
    home = {name: str(tmp_path) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    plain = {"TERM": "xterm", "COLORTERM": "", **home}
    with Terminal.python("-m", "langdu", "read", str(path), "--voice", "silence", env=plain) as terminal:
        terminal.until(lambda t: END.encode() in t.raw)
        assert b";38;" not in terminal.raw[: terminal.raw.index(END.encode())]


def test_ctrl_c_while_it_opens_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE * 500, "utf-8")
    with reader(path) as terminal:
        terminal.until(lambda t: END.encode() in t.raw)
        terminal.send("\x03")
        assert terminal.wait() in (0, 130)  # before the reader takes keys it is the system's interrupt
        assert terminal.raw.count(ENTER.encode()) == terminal.raw.count(LEAVE.encode())
        assert b"Traceback" not in terminal.raw


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    threading.Thread(target=path.write_text, args=("第一句话。\n" + PAGE, "utf-8"), daemon=True).start()
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("第一句话"))
        terminal.send("q")
        assert terminal.wait() == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no names that are not UTF-8")
def test_a_name_that_is_not_utf8_opens(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xd4\xe7\xca\xd0.txt")
    path.write_text(PAGE, "utf-8")
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("天刚亮"))
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.raw


def test_a_books_first_page_stands_before_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "山路.epub"
    page = "<html><body>" + "<p>天刚亮，他就上山了。</p>" * 600 + "</body></html>"
    path.write_bytes(packed(**{"o/a.xhtml": page}))
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("■") and t.shows("天刚亮")).settle()
        before = first(terminal)
        seen = [cells(before, row) for row in range(1, 20)]
        assert sum(map(len, seen)) > 20
        after = [cells(terminal.screen, row) for row in range(1, 20)]
        assert [[(c, fg) for c, fg, _ in row] for row in after] == [[(c, fg) for c, fg, _ in row] for row in seen]
