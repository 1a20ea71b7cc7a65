"""What is not there today, a device, a microphone, a library that can be written: the rest goes on."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from tests.audio.loopback import Server, is_there
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.outside.program import User

NEEDS_NO_LIBRARY = [
    "annotate a.txt",
    "explain 银行",
    "read --plain --voice silence --rate 2 a.txt",
    "export a.txt -o a.wav",
]
GOES_ON = [*NEEDS_NO_LIBRARY[-2:], "stats", "lexicon list"]


@pytest.fixture
def loudspeaker() -> Iterator[None]:
    """A sound server with one device; it is found by what it sets in the environment."""
    if not is_there():
        pytest.skip("there is no PulseAudio on this machine (apt-get install pulseaudio)")
    with Server():
        yield


def sound() -> dict[str, str]:
    """What leads a user's processes to the loudspeaker."""
    return {name: value for name, value in os.environ.items() if name.startswith(("PULSE_", "XDG_RUNTIME"))}


@pytest.mark.usefixtures("loudspeaker")
def test_a_device_that_is_not_there_today_is_stood_in_for(user: User) -> None:
    user.sets('device = "headset"\n')
    done = user.runs("read", "--plain", "--voice", "espeak", "a.txt", **sound())
    assert (done.status, done.out.splitlines()[0]) == (0, "雨停。")
    assert done.err.count("headset") == 1
    assert "NO  device       there is no sound device 'headset'" in user.runs("doctor", **sound()).out


def test_without_any_device_it_reads_on_in_silence(user: User) -> None:
    user.sets('device = "headset"\nmicrophone = "headset"\n')
    done = user.runs("read", "--plain", "--voice", "espeak", "a.txt")
    assert (done.status, done.out.splitlines()[0]) == (0, "雨停。")
    assert done.err.count("no sound device") == 1


def test_the_reader_opens_without_any_device(user: User) -> None:
    user.sets('device = "headset"\nmicrophone = "headset"\n')
    for words, shown in ((["a.txt"], "鸟叫"), (["demo"], "朗读")):
        path = [word.replace("a.txt", str(user.home / "a.txt")) for word in words]
        with Terminal([sys.executable, "-m", "langdu", *path], env=user.environment({}), only=True) as it:
            it.until(lambda t, shown=shown: t.shows(shown))
            it.send("q")
            assert it.wait() == 0


def test_a_drill_deals_nothing_without_any_device(user: User) -> None:
    with Terminal([sys.executable, "-m", "langdu", "drill"], env=user.environment({}), only=True) as it:
        assert it.wait() == 5
        assert it.shows("neitherasounddevicenoramicrophone")


def damaged(user: User) -> None:
    user.writes("data/library.db", b"SQLite format 3\x00" + bytes(range(256)) * 40)


def newer(user: User) -> None:
    user.runs("lexicon", "add", "行", "háng")
    with sqlite3.connect(user.home / "data" / "library.db") as library:
        library.execute("pragma user_version = 99")
    library.close()


def a_folder(user: User) -> None:
    (user.home / "data" / "library.db").mkdir(parents=True)


def no_data_folder(user: User) -> None:
    user.writes("data", "a file")


@pytest.mark.parametrize("spoil", [damaged, newer, a_folder, no_data_folder])
def test_a_library_that_cannot_be_used_stops_nothing(user: User, spoil: Callable[[User], None]) -> None:
    spoil(user)
    told = user.runs("doctor").out
    assert f"\nNO  {'data' if spoil is no_data_folder else 'library'}" in told
    for command in GOES_ON:
        assert user.types(f"$L {command}").status == 0, command


def test_a_damaged_library_is_set_aside_and_told(user: User) -> None:
    damaged(user)
    done = user.runs("read", "--plain", "--voice", "silence", "a.txt")
    assert "damaged" in done.err
    assert len(list((user.home / "data").glob("*damaged*"))) == 1
    assert user.runs("lexicon", "add", "行", "háng").status == 0


def test_what_only_looks_writes_nothing(user: User) -> None:
    for command in NEEDS_NO_LIBRARY[:2]:
        assert user.types(f"$L {command}").status == 0
    assert not (user.home / "data" / "library.db").exists()


def test_a_full_disk_is_no_reason_not_to_read(user: User) -> None:
    done = user.types("ulimit -f 0; $L read --plain --voice silence --rate 2 a.txt")
    assert (done.status, done.out.splitlines()[0]) == (0, "雨停。")
    assert "are not kept" in done.err
