"""The protocol, by a worker that knows only PROTOCOL.md: it is understood, and every way to break it is noticed."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langdu.errors import EngineFailed
from langdu.speech import Speaker
from langdu.speech.worker import process, protocol
from tests.speech.bare_worker import BREAKS, LENGTH, RATE, WRONG
from tests.speech.making import NORMAL, utterance, voice, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    Hire = Callable[..., None]

BARE = Path(__file__).with_name("bare_worker.py")
PROTOCOL = (Path(protocol.__file__).with_name("PROTOCOL.md")).read_text("utf-8")
TEXT = "ni3 hao3 ， @AI huar1 。"


@pytest.fixture
def hire(monkeypatch: pytest.MonkeyPatch) -> Hire:
    """Has speakers start the bare worker, with what it is to do wrong."""

    def hired(**told: Any) -> None:
        line = [sys.executable, "-I", "-S", str(BARE), json.dumps(told)]
        monkeypatch.setattr(process, "command", lambda _: line)

    return hired


def said(timeout: float = 10.0) -> Any:
    with Speaker(voice(), None, timeout=timeout) as speaker:
        return whole(speaker.speak(utterance(TEXT), NORMAL))


def pcm(text: str = TEXT) -> bytes:
    """What the bare worker says when nothing is wrong."""
    units = utterance(text).units
    return b"".join(
        struct.pack("<h", i + 1) * round(getattr(unit, "seconds", LENGTH / RATE) * RATE) for i, unit in enumerate(units)
    )


# The document.


def lines(fence: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for block in re.findall(rf"```{fence}\n(.*?)```", PROTOCOL, re.S)
        for line in block.splitlines()
    ]


def test_the_documents_examples_are_what_langdu_says_and_understands() -> None:
    start, speak, _, ready, chunk, error = lines("json")
    assert json.loads(protocol.start_line(Path(start["folder"]), start["parameters"])) == start
    told = protocol.read_speak(speak)
    assert json.loads(protocol.speak_line(speak["id"], *told)) == speak
    assert json.loads(protocol.ready_payload(protocol.read_ready(json.dumps(ready).encode()))) == ready
    head = json.dumps(chunk).encode()
    read = protocol.read_chunk(struct.pack(">I", len(head)) + head)
    assert json.loads(protocol.chunk_payload(read)[4:]) == chunk
    assert protocol.read_error(json.dumps(error).encode()).remedy == error["remedy"]


def test_the_documents_numbers_are_those_of_the_code() -> None:
    from langdu.speech.worker import speaker

    assert f"version **{protocol.VERSION}**" in PROTOCOL
    assert f"at most {protocol.MAX_LENGTH}" in PROTOCOL
    assert ", ".join(f"{kind.value} `{kind.name}`" for kind in protocol.Kind) in PROTOCOL
    assert f"after {speaker.GRACE} s is killed" in PROTOCOL
    assert f"waits {speaker.LOADING:.0f} s" in PROTOCOL
    assert f"the last {process.KEPT_LINES} lines" in PROTOCOL
    assert f"sends nothing for {Speaker(voice(), None).timeout:.0f} s" in PROTOCOL


def test_a_worker_written_from_the_document_is_understood(hire: Hire) -> None:
    hire()
    sound, marks, notes = said()
    assert sound == pcm()
    assert [mark.label for mark in marks] == ["字", "字", "AI", "字"]
    assert [note.what for note in notes] == ["the first"]


# One thing wrong at a time.


@pytest.mark.parametrize("how", [*BREAKS, *WRONG])
def test_what_goes_wrong_once_costs_nothing(how: str, hire: Hire, tmp_path: Path) -> None:
    hire()
    expected = said()
    hire(how=how, once=str(tmp_path / "once"))
    if how == "a mark beyond the sound":  # a mark that was handed on cannot be taken back
        assert said()[0] == expected[0]
    else:
        assert said() == expected


@pytest.mark.parametrize("how", [*BREAKS, *WRONG, "ends at once", "talks first", "ready for nothing"])
def test_what_always_goes_wrong_is_told_in_one_line(how: str, hire: Hire) -> None:
    hire(how=how)
    with pytest.raises(EngineFailed) as caught:
        said()
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    assert caught.value.where == "voice test"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("no mark", "it sends 3 marks for 4|its mark 2 is of characters 3 to 4, not of 1 to 2"),
        ("two marks", "its mark 3 is of characters 1 to 2, not of 3 to 4"),
        ("another's mark", "its mark 2 is of characters 0 to 1, not of 1 to 2"),
        ("a mark back in time", "its mark 2 runs from 990 to 2000, the one before it to 1000"),
        ("a mark that ends before it begins", "its mark 2 runs from 2000 to 1000"),
        ("a mark beyond the sound", "its mark 3 runs from .*, the one before it to 999000"),
        ("another rate", "it sends 8000 Hz where its voice's manifest says 16000"),
        ("half a sample", "half a sample"),
    ],
)
def test_an_engine_that_is_wrong_about_its_marks_is_told_in_what(how: str, told: str, hire: Hire) -> None:
    hire(how=how)
    with pytest.raises(EngineFailed, match=told):
        said()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("another version", "different versions .*start langdu again"),
        ("rate", "gives 8000 Hz, the voice's manifest says 16000"),
    ],
)
def test_a_worker_that_is_another_than_was_expected_is_told(how: str, told: str, hire: Hire) -> None:
    hire(how=how)
    with Speaker(voice(), None) as speaker:
        assert re.search(told, speaker.check() or "")
        with pytest.raises(EngineFailed, match=told):
            whole(speaker.speak(utterance(TEXT), NORMAL))


def test_langdus_own_worker_wants_its_own_version() -> None:
    start = json.loads(protocol.start_line(None, {})) | {"protocol": 2}
    with subprocess.Popen(process.command("silence"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(protocol.json_line(start))
        worker.stdin.flush()
        frame = protocol.read_frame(worker.stdout)
        assert frame
        assert frame.kind is protocol.Kind.ERROR
        assert "different versions" in str(protocol.read_error(frame.payload))
        assert worker.wait(20) == 1


@pytest.mark.parametrize("line", [b"no JSON\n", b"[]\n", b"{}\n", b"\xff\n", b'{"op": "cancel", "id": "x"}\n'])
def test_langdus_own_worker_ends_at_nonsense(line: bytes) -> None:
    asked = protocol.start_line(None, {}) + line
    done = subprocess.run(process.command("silence"), input=asked, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"nonsense" in done.stderr


def test_langdus_own_worker_ignores_what_it_does_not_know() -> None:
    unknown = protocol.json_line({"op": "sing", "id": 1})
    asked = protocol.start_line(None, {}) + unknown + protocol.speak_line(1, utterance("hao3"), NORMAL)
    with subprocess.Popen(process.command("silence"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(asked)
        worker.stdin.flush()
        frames = [protocol.read_frame(worker.stdout) for _ in range(3)]
        assert [frame.kind.name for frame in frames if frame] == ["READY", "CHUNK", "END"]
        worker.stdin.close()
        assert worker.wait(20) == 0


def test_a_worker_that_says_nothing_has_hung(hire: Hire) -> None:
    hire(how="says nothing")
    with pytest.raises(EngineFailed, match="nothing came"):
        said(timeout=0.1)


def test_the_time_that_a_worker_may_say_nothing_is_ten_seconds() -> None:
    assert Speaker(voice(), None).timeout == 10.0


def test_a_flood_on_standard_error_drowns_nothing(hire: Hire) -> None:
    hire(how="floods")
    assert said()[0] == pcm()


def test_a_worker_that_speaks_without_end_is_stopped(hire: Hire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MAX_LENGTH", 1 << 20)
    hire(how="endless")
    with pytest.raises(EngineFailed):
        said()


# Killed at any moment, and often.


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 30_000))
def test_killed_after_any_byte_nothing_is_lost(at: int, hire: Hire, tmp_path_factory: pytest.TempPathFactory) -> None:
    hire(dies=at, once=str(tmp_path_factory.mktemp("killed") / "once"))
    sound, marks, notes = said()
    assert sound == pcm()
    assert len(marks) == 4
    assert len(notes) == 1


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="this system does not tell a process's open files")
def test_two_hundred_workers_leave_nothing_behind(hire: Hire) -> None:
    hire()
    said()
    files, threads = open_files(), threading.active_count()
    workers = set()
    for _ in range(100):
        with Speaker(voice(), None) as speaker:
            next(speaker.speak(utterance(TEXT), NORMAL))
            workers.add(speaker.pid)
    hire(how="exits in order")
    with Speaker(voice(), None) as speaker:
        for _ in range(50):
            workers.add(speaker.pid)
            with pytest.raises(EngineFailed):
                whole(speaker.speak(utterance(TEXT), NORMAL))
        workers.add(speaker.pid)
    assert open_files() <= files
    assert threading.active_count() <= threads
    for pid in workers - {None}:
        with pytest.raises(ChildProcessError):  # neither alive nor a zombie
            os.waitpid(pid or 0, os.WNOHANG)


def test_closing_leaves_python_nothing_to_warn_of() -> None:
    script = (
        "from langdu.speech import Speaker\n"
        "from tests.speech.making import *\n"
        "for engine in ('silence', 'tests.speech.fakes:Sick'):\n"
        "    with Speaker(voice(engine, parameters={'how': 'crash'}), None) as s:\n"
        f"        next(s.speak(utterance('{TEXT}'), NORMAL))\n"
        "import gc; gc.collect()\n"
    )
    command = [sys.executable, "-X", "dev", "-W", "always::ResourceWarning", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
