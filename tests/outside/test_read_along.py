"""In the program itself: subtitles read along with a recording of one's own. POSIX only: a pty."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("POSIX only: ptys", allow_module_level=True)

from tests.speech.read_along.files import write
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.outside.program import User

SRT = """1
00:00:01,000 --> 00:00:02,000
天亮了。人来了。

2
00:00:04,000 --> 00:00:05,000
船到了。

3
00:00:30,000 --> 00:00:31,000
月亮出来了。
"""


@pytest.fixture
def recording(user: User) -> Path:
    user.writes("talk.srt", SRT)
    return write(user.home / "talk.wav", 32)


def langdu(user: User, *words: str) -> Terminal:
    argv = [sys.executable, "-m", "langdu", "talk.srt", "--audio", "talk.wav", *words]
    return Terminal(argv, columns=100, env=user.environment({}), only=True, cwd=user.home)


def test_the_cues_are_followed_and_the_recording_goes_on_between_them(user: User, recording: Path) -> None:
    before = hashlib.sha256(recording.read_bytes()).digest()
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("talk.wav(syllablesestimated)") and t.shows("1/3")).send(" ")
        terminal.until(lambda t: t.shows("▶") and t.shows("1/3"))
        terminal.until(lambda t: t.shows("▶") and t.shows("2/3")).send("j")
        terminal.until(lambda t: t.shows("■") and t.shows("3/3")).send("v")
        terminal.until(lambda t: t.shows("thisisyourrecording")).send("q")
        assert terminal.wait() == 0
    assert hashlib.sha256(recording.read_bytes()).digest() == before


def test_a_time_is_the_recordings(user: User, recording: Path) -> None:
    with langdu(user, "--at", "0:30") as terminal:
        terminal.until(lambda t: t.shows("talk.wav") and t.shows("3/3")).send(":")
        terminal.until(lambda t: t.shows("12:30")).send("0:04\r")
        terminal.until(lambda t: t.shows("2/3")).send("q")
        assert terminal.wait() == 0


def test_what_is_no_recording_is_refused_and_the_terminal_is_as_before(user: User, recording: Path) -> None:
    recording.write_bytes(b"no sound")
    with langdu(user) as terminal:
        assert terminal.wait() == 3
        terminal.settle()
        assert terminal.shows("talk.wav:thiscannotbereadassound")
