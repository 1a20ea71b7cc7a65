"""Output that is closed or full, input that ends, no terminal: every command ends, with the right status."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.outside.program import children, ended, status_of

if TYPE_CHECKING:
    from tests.outside.program import User

SPEAKS = "read --plain --voice silence --rate 2 a.txt"
WRITES = ["annotate a.txt", "explain 银行", "doctor", "voices", "lexicon", "stats", "config", "completion bash", "help"]


@pytest.mark.parametrize(
    ("command", "unbuffered"), [(SPEAKS, "1"), (WRITES[0], "1"), *((w, "") for w in (SPEAKS, *WRITES))]
)
def test_whoever_reads_it_may_have_seen_enough(user: User, command: str, unbuffered: str) -> None:
    done = user.types(f"$L {command} | true; exit ${{PIPESTATUS[0]}}", PYTHONUNBUFFERED=unbuffered)
    assert (done.status, done.err) == (0, "")


def test_the_first_line_is_enough(user: User) -> None:
    user.writes("long.txt", "雨。\n" * 500)
    done = user.types("$L read --plain --voice silence long.txt | head -1; exit ${PIPESTATUS[0]}")
    assert (done.status, done.out, done.err) == (0, "雨。\n", "")


@pytest.mark.parametrize("command", [SPEAKS, WRITES[0], "help"])
@pytest.mark.parametrize(("where", "unbuffered"), [(">/dev/full", ""), (">/dev/full", "1"), (">&-", "")])
def test_output_that_cannot_be_written_is_told_in_one_line(
    user: User, command: str, where: str, unbuffered: str
) -> None:
    if "full" in where and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = user.types(f"$L {command} {where}", PYTHONUNBUFFERED=unbuffered)
    assert done.status == 1
    assert "standard output cannot be written" in done.told()


@pytest.mark.parametrize("streams", ["<&-", "2>&-", "<&- 2>&-"])
def test_input_and_errors_may_be_closed(user: User, streams: str) -> None:
    done = user.types(f"$L {SPEAKS} {streams}")
    assert (done.status, done.out.splitlines()[0]) == (0, "雨停。")


def test_without_any_stream_an_export_is_made(user: User) -> None:
    assert user.types("$L export a.txt -o a.wav --voice silence <&- >&- 2>&-").status == 0
    assert (user.home / "a.wav").stat().st_size > 10_000


def test_text_on_standard_input_without_a_terminal_is_read_in_plain_lines(user: User) -> None:
    for words in (["read", "-"], ["-"]):
        done = user.runs(*words, "--voice", "silence", stdin="雨。\n")
        assert (done.status, done.out.splitlines()[0]) == (0, "雨。")


@pytest.mark.parametrize("command", ["annotate -", "explain -", "read --plain -", "export - -o a.wav"])
def test_input_that_is_closed_is_told(user: User, command: str) -> None:
    done = user.types(f"$L {command} <&-")
    assert done.status == 3
    assert "standard input" in done.told()


@pytest.mark.parametrize(("command", "status"), [("practise --text 你好", 2), ("drill", 2)])
def test_what_needs_a_terminal_says_so(user: User, command: str, status: int) -> None:
    done = user.types(f"$L {command}")
    assert done.status == status
    assert "terminal" in done.told()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells whose child a process is by a file")
@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize("command", ["read --plain", "export -o b.wav"])
def test_told_to_end_it_ends_with_its_workers(user: User, name: str, status: int, command: str) -> None:
    user.writes("b.txt", "雨停了,街上的人慢慢多了起来。\n" * 400)
    with user.starts(*command.split(), "--voice", "espeak", "b.txt") as process:
        while not (workers := children(process.pid)) and process.poll() is None:
            pass
        process.send_signal(signal.Signals[name])
        assert status_of(process) == status
    assert ended(workers)
    assert [path.name for path in user.home.iterdir() if "b.wav" in path.name] == []
