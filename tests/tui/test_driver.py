"""What terminals send, and that they go away: with a reader in a real one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("ptys are POSIX's", allow_module_level=True)

import pty
from typing import TYPE_CHECKING

from langdu.tui.driver import _skip
from tests.tui.terminal import SRC, Terminal

if TYPE_CHECKING:
    from pathlib import Path

OWN = "雨下了一整夜。\n街上一个人也没有。\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.txt"
    path.write_text(OWN, encoding="utf-8")
    return path


def reader(path: Path) -> Terminal:
    return Terminal.python("-m", "langdu", "read", str(path), "--voice", "silence")


def test_bytes_that_are_no_utf8_press_no_key_and_end_nothing(own: Path) -> None:
    with reader(own) as terminal:
        terminal.until(lambda t: t.shows("Silence"))
        terminal.process.write("峲，雨".encode("gbk") + b"\xff\xfe\x80")  # 峲's second byte is a q
        terminal.send("?")
        terminal.until(lambda t: t.shows("Readingaloud"))
        terminal.send("\x1b")
        terminal.until(lambda t: not t.shows("Readingaloud"))
        terminal.send("q")
        assert terminal.wait() == 0


def test_the_terminal_knows_its_size_better_than_the_environment(own: Path) -> None:
    stale = {"COLUMNS": "120", "LINES": "10"}
    with Terminal.python("-m", "langdu", "read", str(own), "--voice", "silence", columns=40, rows=30, env=stale) as it:
        it.until(lambda t: t.shows("街上") and "space play" in t.lines()[29])
        it.process.setwinsize(24, 60)
        it.screen.resize(24, 60)
        it.columns, it.rows = 60, 24
        it.until(lambda t: "space play" in t.lines()[23])


def test_every_second_byte_of_gbk_goes_with_its_first() -> None:
    for second in range(0x40, 0x7F):
        text = bytes([0x81, second]) + b"x"
        assert text.decode("utf-8", "langdu-keys") == "x"
    assert b"\x81 x".decode("utf-8", "langdu-keys") == " x"
    with pytest.raises(UnicodeError):
        _skip(UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate"))


def test_signs_of_a_chinese_keyboard_are_keys(own: Path) -> None:
    with reader(own) as terminal:
        terminal.until(lambda t: t.shows("Silence"))
        terminal.send("？")
        terminal.until(lambda t: t.shows("Readingaloud"))
        terminal.send("\x1b")
        terminal.until(lambda t: not t.shows("Readingaloud"))
        terminal.send("】")
        terminal.until(lambda t: t.shows("1.1×"))
        terminal.send("ｑ")
        assert terminal.wait() == 0


@pytest.mark.parametrize("has_control", [True, False], ids=["controlling", "not controlling"])
@pytest.mark.parametrize("keys", [b"", b"q", b" "])
def test_a_terminal_that_is_closed_ends_everything(own: Path, keys: bytes, has_control: bool) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "langdu", "read", str(own), "--voice", "silence"]
    process = subprocess.Popen(
        [sys.executable, "-c", _CONTROLLED, *command] if has_control else command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(SRC), "TERM": "xterm-256color"},
    )
    os.close(slave)
    shown = b""
    while "街".encode() not in shown:
        shown += os.read(master, 65536)
    os.write(master, keys)
    os.close(master)
    assert process.wait() in (0, 128 + signal.SIGHUP, -signal.SIGHUP)


#: Makes the terminal on standard input the controlling one, so that its end is a signal.
_CONTROLLED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_told_to_end_it_keeps_the_place_and_restores_the_terminal(own: Path, name: str) -> None:
    with reader(own) as terminal:
        terminal.until(lambda t: t.shows("1/2"))
        terminal.send("j")
        terminal.until(lambda t: t.shows("2/2"))
        terminal.process.kill(signal.Signals[name])
        assert terminal.wait() == 128 + signal.Signals[name]
        assert b"\x1b[?1049l" in terminal.raw
    with reader(own) as terminal:
        terminal.until(lambda t: t.shows("2/2"))


def test_a_terminal_that_takes_nothing_more_is_no_reason_to_stay(own: Path) -> None:
    own.write_text(OWN * 2000, encoding="utf-8")
    with Terminal.python("-m", "langdu", "read", str(own), "--voice", "silence", columns=200, rows=150) as terminal:
        terminal.until(lambda t: t.shows("Silence"))
        terminal.process.write(b"\x1b[6~" * 200)  # it fills the terminal, which nobody reads
        terminal.process.kill(signal.SIGTERM)
        terminal.process.wait()
        assert not terminal.process.isalive()


def test_without_a_keyboard_it_reads_in_plain_lines(own: Path) -> None:
    """Text on standard input, a terminal to write to, and no controlling terminal to read keys from."""
    master, slave = pty.openpty()
    with (
        own.open("rb") as text,
        subprocess.Popen(
            [sys.executable, "-m", "langdu", "read", "-", "--voice", "silence"],
            stdin=text,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(SRC), "TERM": "xterm-256color"},
        ) as process,
    ):
        os.close(slave)
        said = b""
        try:
            while data := os.read(master, 65536):
                said += data
        except OSError:
            pass  # Linux says so when the last writer has gone
    os.close(master)
    assert process.returncode == 0
    assert "there is no keyboard: reading in plain lines" in said.decode()
    assert "街上一个人也没有。\r\n" in said.decode()
