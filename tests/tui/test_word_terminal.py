"""Statuses in a real terminal: a key, the page, and what is kept when the program is killed."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.words import WordStatuses
from langdu.model import KNOWN

if sys.platform == "win32":
    pytest.skip("POSIX only: pty", allow_module_level=True)

from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: How often a key is pressed, some 0.2 s apart.
TRIES = 200
PAGE = "集市\n\n天刚亮，镇上的集市就热闹起来了。卖菜的人一边摆摊，一边大声招呼客人。\n\n" + "他在河边坐着。\n\n" * 40


def press(terminal: Terminal, key: str, done: Callable[[Terminal], bool]) -> None:
    """Press a key until it is taken: the text's words are found a while after the text has come on the screen."""
    terminal.until(lambda t: t.shows("jíshì") and t.shows("■"))
    for _ in range(TRIES):
        terminal.send(key)
        if done(terminal.settle()):
            return
    raise AssertionError("\n".join(terminal.lines()))


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (160, 50), (20, 5)])
def test_a_status_is_kept_at_once_and_hides_the_words_pinyin(columns: int, rows: int, tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE, "utf-8")
    home = {name: str(tmp_path) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    argv = ("-m", "langdu", "read", str(path), "--voice", "silence", "--pinyin-for", "unknown")
    with Terminal.python(*argv, columns=columns, rows=rows, env=home) as terminal:
        press(terminal, "5", lambda t: not t.shows("jíshì"))
        terminal.process.kill(signal.SIGKILL)
        terminal.wait()
    assert WordStatuses(Library(tmp_path / "library.db")).all() == {"集市": KNOWN}


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}])
def test_signs_need_no_colour(environment: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "集市.txt"
    path.write_text(PAGE, "utf-8")
    home = {name: str(tmp_path) for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")}
    argv = ("-m", "langdu", "read", str(path), "--voice", "silence")
    with Terminal.python(*argv, env={**home, **environment}) as terminal:
        press(terminal, "3", lambda t: t.shows("jíshì⡆") and t.shows("⠁"))
