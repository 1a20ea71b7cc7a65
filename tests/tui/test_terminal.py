"""The reader in a real terminal, read cell by cell."""

from __future__ import annotations

import sys
from contextlib import closing

import pytest

from langdu.annotate import candidates
from langdu.library import Library
from langdu.model import is_hanzi
from langdu.pinyin import parse

if sys.platform == "win32":
    pytest.skip("ptys are POSIX's", allow_module_level=True)

from typing import TYPE_CHECKING

from langdu.tui.themes import themes
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

OWN = """清早的银行
天刚亮,银行门口就排起了长队。老李头一个到,他说:“我这辈子没坐过头等舱(真的),可排队我从来是头一个。”
行长亲自出来开门❤️。她在这条街上长大👨‍👩‍👧,认得每一位老人🇨🇳,也记得他们的脾气:有人爱说笑,有人不爱说话1️⃣。
《窗外》装着:双床、窗框、状况……——壮!
"""


def reader(path: Path, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
    words = ["-m", "langdu", "read", str(path), "--voice", "silence"]
    return Terminal.python(*words, columns=columns, rows=rows, env=env)


def runs(cells: list[str]) -> list[tuple[int, int, str]]:
    """The words of a row: (first column, column after the last, text)."""
    found, start = [], None
    for x, cell in enumerate([*cells, " "]):
        if cell.strip() and start is None:
            start = x
        elif cell == " " and start is not None:
            found.append((start, x, "".join(cells[start:x])))
            start = None
    return found


def misplaced(terminal: Terminal) -> tuple[list[str], int]:
    """Hanzi over which there is not exactly one ruby, centred and one of theirs; and how many hanzi there are."""
    wrong, seen = [], 0
    for number in range(1, terminal.rows - 2):
        cells, above = terminal.row(number), runs(terminal.row(number - 1))
        if not any(is_hanzi(c) for c in cells if len(c) == 1) or any(is_hanzi(c) for _, _, w in above for c in w):
            continue
        for x, char in enumerate(cells):
            is_aside = terminal.screen.buffer[number][x].fg == themes()["night"].aside[1:]
            if len(char) != 1 or not is_hanzi(char) or is_aside:
                continue
            seen += 1
            over = [(a, b, word) for a, b, word in above if a < x + 2 and b > x]
            sounds = {(syllable.initial, syllable.final) for syllable in candidates(char)}
            if (
                len(over) != 1
                or abs((over[0][0] + over[0][1]) / 2 - (x + 1)) > 0.5
                or not _is_one_of(over[0][2], sounds)
            ):
                wrong.append(f"{char} at {x}: {over}")
    return wrong, seen


def _is_one_of(word: str, sounds: set[tuple[str, str]]) -> bool:
    syllable = parse(word)
    return (syllable.initial, syllable.final) in sounds


def is_in_place(terminal: Terminal) -> bool:
    """Whether every ruby stands over its hanzi; not while the screen is half drawn."""
    try:
        wrong, seen = misplaced(terminal)
    except ValueError:
        return False
    return wrong == [] and seen > 0


def hanzi(terminal: Terminal) -> str:
    """The text's hanzi on the screen: the same while readings are refined."""
    return "".join(char for line in terminal.lines()[1:-2] for char in line if is_hanzi(char))


@pytest.mark.parametrize("columns", [40, 80, 131])
def test_every_ruby_stands_over_its_hanzi(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "own.txt"
    path.write_text(OWN, encoding="utf-8")
    with reader(path, columns, 40) as terminal:
        terminal.until(lambda t: (t.shows("xíngzhǎng") or t.shows("hángzhǎng")) and is_in_place(t))
        assert misplaced(terminal)[1] > 80


@pytest.mark.parametrize(("columns", "rows"), [(20, 7), (60, 20), (80, 24), (120, 40)])
def test_the_pinyin_of_a_word_stands_over_the_word(tmp_path: Path, columns: int, rows: int) -> None:
    path = tmp_path / "own.txt"
    path.write_text("清早的银行\n\n他去西安的银行。", encoding="utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        library.prefer("notation", "words")
    with reader(path, columns, rows, LANGDU_DATA_DIR=str(tmp_path)) as terminal:
        terminal.until(lambda t: "yínháng" in "".join(t.lines())).settle()
        seen = 0
        for number in range(1, terminal.rows - 1):
            cells = terminal.row(number)
            for start, end, word in runs(terminal.row(number - 1)):
                if word in ("yínháng", "xī'ān", "qīngzǎo"):
                    base = [x for x in range(max(0, start - 1), end) if len(cells[x]) == 1 and is_hanzi(cells[x])]
                    assert len(base) == 2
                    assert base[1] == base[0] + 2
                    assert abs((start + end) / 2 - (base[0] + 2)) <= 0.5
                    seen += 1
        assert seen >= 1


@pytest.mark.parametrize("columns", [40, 131])
def test_every_ruby_of_the_seed_stands_over_its_hanzi(seed: Path, columns: int) -> None:
    last = "".join(filter(is_hanzi, seed.read_text("utf-8")))[-8:]
    with reader(seed, columns, 60, TEXTUAL_ANIMATIONS="none") as terminal:
        terminal.until(lambda t: t.shows("shìjiè") and is_in_place(t))
        total, page = 0, hanzi(terminal)
        while not page.endswith(last):
            total += misplaced(terminal)[1]
            terminal.send("\x1b[6~")
            terminal.until(lambda t, page=page: hanzi(t) != page and is_in_place(t))
            page = hanzi(terminal)
        assert total + misplaced(terminal)[1] > 1500


def test_nothing_in_a_text_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_bytes("天\x1b]0;evil\x07亮\x1b[2J了\x9b31m。\u202e好\x00的\x07\n".encode())
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("天") and t.shows("好")).settle()
        assert b"\x1b]0;evil" not in terminal.raw
        assert b"\x1b[2J\xe4\xba\x86" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw
        assert terminal.shows("亮")


def test_q_restores_the_terminal_and_ends_with_0(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(OWN, encoding="utf-8")
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("天刚亮"))
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert b"Traceback" not in terminal.raw


NOISY = """
import os, sys
from tests.tui.fakes import FakeBook, FakeVoiceProvider, Shelf
from langdu.tui.app import ReaderApp
from langdu.tui.terminal import guarded

class Noisy(FakeVoiceProvider):
    def player(self, who, playback):
        os.write(2, b"ALSA lib conf.c: cannot find card\\n" * 40)
        os.write(1, b"a library says hello\\n")
        print("printed", file=sys.stderr)
        return super().player(who, playback)

with guarded():
    ReaderApp(FakeBook("天刚亮。"), Shelf(), Noisy()).run()
print("restored")
"""


def test_what_libraries_print_goes_to_the_log(home: Path) -> None:
    with Terminal.python("-c", NOISY) as terminal:
        terminal.until(lambda t: t.shows("Voicebaker")).settle()
        assert b"ALSA" not in terminal.raw
        assert b"hello" not in terminal.raw
        terminal.send("q")
        terminal.until(lambda t: b"restored" in t.raw)
    assert "ALSA lib" in next(home.rglob("langdu.log")).read_text("utf-8")


FAULTY = """
import sys
from contextlib import closing
from langdu import tui
from langdu.cli import fail
from langdu.errors import LangduError
from langdu.library import open_library
from langdu.session import open_book
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.navigator import Navigator

def broken(self):
    raise ZeroDivisionError("a fault")

Navigator.repeat = broken
try:
    library = open_library()
    tui.run(open_book(sys.argv[1], library=library, background=True), library, ReadingOptions("silence"))
except LangduError as error:
    sys.exit(fail(error))
"""


def test_a_fault_is_one_line_and_its_story_in_the_log(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(OWN, encoding="utf-8")
    with Terminal.python("-c", FAULTY, str(path)) as terminal:
        terminal.until(lambda t: t.shows("Silence"))
        terminal.send("r")
        assert terminal.wait() == 1
        assert b"ZeroDivisionError: a fault; your place is kept" in terminal.raw
        assert b"Traceback" not in terminal.raw
    assert "Traceback" in next(home.rglob("langdu.log")).read_text("utf-8")


def test_ctrl_c_leaves_as_q_does(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(OWN, encoding="utf-8")
    with reader(path) as terminal:
        terminal.until(lambda t: t.shows("spaceplay"))
        terminal.send("\x03")
        assert terminal.wait() == 0


LIGHT = """
import json, sys
from pathlib import Path
from langdu import tui
from langdu.library import open_library
from langdu.session import open_book
from langdu.tui.screens.reading.reader import ReaderScreen

def painted(screen):
    Path(sys.argv[2]).write_text(json.dumps(sorted(sys.modules)))
    screen.app.exit(0)

ReaderScreen._after_first_paint = painted
library = open_library()
tui.run(open_book(sys.argv[1], library=library, background=True), library)
"""
HEAVY = ("pypinyin", "wetext", "numpy", "soundfile", "ai_edge_litert", "miniaudio", "pyttsx3", "jieba", "opencc")


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    import json

    path, out = tmp_path / "own.txt", tmp_path / "modules.json"
    path.write_text(OWN, encoding="utf-8")
    with Terminal.python("-c", LIGHT, str(path), str(out)) as terminal:
        assert terminal.wait() == 0
        assert terminal.raw.count("天".encode()) >= 1
    loaded = json.loads(out.read_text())
    assert [name for name in HEAVY if name in loaded] == []
