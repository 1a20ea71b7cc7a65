"""In the program itself: reading that stops at a chapter's end, and a bookmark that outlives it. POSIX only: a pty."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("POSIX only: ptys", allow_module_level=True)

from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from tests.outside.program import User

TEXT = "第一章 早市\n\n天亮了，人来了。\n\n第二章 渡口\n\n船到了，水很大。\n"


def langdu(user: User, *words: str) -> Terminal:
    argv = [sys.executable, "-m", "langdu", "book.txt", "--voice", "silence", "--rate", "2", *words]
    return Terminal(argv, env=user.environment({}), only=True, cwd=user.home)


def test_a_chapter_is_read_to_its_end_and_the_next_one_the_next_time(user: User) -> None:
    user.writes("book.txt", TEXT)
    with langdu(user, "--stop-at-chapter", "--sleep", "30") as terminal:
        terminal.until(lambda t: t.shows("sleep30min") and t.shows("untilchapterend")).send(" ")
        terminal.until(lambda t: t.shows("▶") and t.shows("left"))
        terminal.until(lambda t: t.shows("thechapterendshere") and t.shows("‖") and t.shows("2/4")).send("q")
        assert terminal.wait() == 0
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("第二章渡口") and t.shows("3/4")).send("q")
        assert terminal.wait() == 0


def test_a_bookmark_is_kept_though_the_program_is_killed_at_once(user: User) -> None:
    user.writes("book.txt", TEXT)
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("早市") and t.shows("1/4")).send("j")
        terminal.until(lambda t: t.shows("2/4")).send("m")
        terminal.until(lambda t: t.shows("bookmarkset"))
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.process.wait()
    (row,) = user.runs("bookmarks", "--json").out.splitlines()
    assert json.loads(row)["sentence"] == "天亮了，人来了。"
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("▸天亮了")).send("q")
        assert terminal.wait() == 0
