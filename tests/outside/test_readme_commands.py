"""Every command of the README, run as it is printed, by somebody with an empty home folder."""

from __future__ import annotations

import shlex
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from langdu.cli import COMMANDS
from tests.test_readme import examples

if sys.platform == "win32":
    pytest.skip("POSIX only: ptys", allow_module_level=True)

from tests.importers.test_epub import packed
from tests.speech.read_along.files import write
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from tests.outside.program import User

TEXT = "早市\n\n天刚亮，卖豆腐的老人就推着车来了。他问：“今天要几块？”\n"
SUBTITLES = "1\n00:00:00,500 --> 00:00:01,500\n今天卖豆腐。\n"
EXAMPLES = sorted(set(examples()))
#: The exit status where a sound device is needed and there is none.
NO_DEVICE = 5
#: What commands that have nothing to print say instead.
TOLD = ("no book was opened yet", "there is no bookmark", "no word is kept yet", "became known", "1 judged")
#: Commands whose screen is that of a text or of the books.
OPENING = {"open", "demo"}
#: What opens a screen, and what stands on it then.
SCREENS = {"": "豆腐", "shelf": "1of4", "practise": "豆腐", "drill": "", "stats": ""}


def command(example: str) -> str:
    """Its name; empty for a text that is opened."""
    if len(shlex.split(example, comments=True)) == 1:
        return "shelf"
    word = shlex.split(example)[1]
    return word if word in COMMANDS and word not in OPENING else ""


@pytest.mark.parametrize("example", [e for e in EXAMPLES if command(e) in SCREENS])
def test_a_command_with_a_screen_shows_it_and_is_left(example: str, user: User) -> None:
    user.writes("book.txt", TEXT)
    user.writes("talk.srt", SUBTITLES)
    write(user.home / "talk.mp3", 2)
    argv = [sys.executable, "-m", "langdu", *shlex.split(example)[1:]]
    with Terminal(argv, env=user.environment({}), only=True, cwd=user.home) as terminal:
        terminal.until(lambda t: "langdu:" in "".join(t.lines()) or _shows(t, command(example)))
        if command(example) == "shelf":  # a new library asks first
            terminal.send("\x1b")
            terminal.until(lambda t: t.shows("Nobookyet."))
        terminal.send("q")
        status = terminal.wait()
        assert b"Traceback" not in terminal.raw
        told = [line for line in terminal.raw.decode().splitlines() if "langdu: " in line]
        # Where there is no headset or microphone, one line says so.
        assert status == 0 or (status == NO_DEVICE and len(told) == 1), "\n".join(terminal.lines())


def _shows(terminal: Terminal, name: str) -> bool:
    return terminal.shows(SCREENS[name]) if SCREENS[name] else any(line.strip() for line in terminal.lines())


def written(example: str) -> list[str]:
    """The files that an example of `export` writes."""
    words = shlex.split(example, comments=True)
    if "--dry-run" in words or "--shard" in words:
        return []
    if "--to" in words:
        return [
            f"{text}.{ending}" for text in ("book", "lesson") for ending in words[words.index("--to") + 1].split(",")
        ]
    outputs = [name for word, name in pairwise(words) if word == "-o"]
    return [name.replace(".", " 001 早市.") for name in outputs] if "--split" in words else outputs


@pytest.mark.parametrize("example", [e for e in EXAMPLES if command(e) not in (*SCREENS, "serve")])
def test_a_command_without_a_screen_does_what_it_says(example: str, user: User) -> None:
    user.writes("book.txt", TEXT)
    user.writes("lesson.txt", TEXT)
    user.writes("terms.csv", "word,status\n豆腐,3\n")
    if "book.epub" in example and "-o book.epub" not in example:
        user.writes("book.epub", packed())
    example = example.replace("/mnt/shared", "shared")
    if "score class" in example:
        user.writes("class/1.txt", "大学")
        assert user.runs("export", "class/1.txt", "-o", "class/1.wav", "--voice", "espeak").status == 0
    elif command(example) == "score":
        user.writes("word.txt", "大学")
        assert user.runs("export", "word.txt", "-o", "me.mp3", "--voice", "espeak").status == 0
    done = user.types("$L" + example.removeprefix("langdu"), stdin=TEXT if example.endswith(" -") else "n\n")
    assert "Traceback" not in done.err
    if "install" in example:
        assert "non-commercial" in done.out + done.err  # it asks, and nobody agreed
        return
    assert done.status == 0, done.err
    if "export" in example:
        assert all(path.stat().st_size for name in written(example) for path in [user.home / name])
    else:
        assert done.out.strip() or any(told in done.err for told in TOLD)
