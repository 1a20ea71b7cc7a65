"""Engines that crash, hang, print and fail: the reader must not notice more than it has to."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from langdu.errors import EngineFailed, VoiceMissing
from langdu.speech import Speaker
from langdu.speech.worker import process
from tests.speech.making import NORMAL, utterance, voice, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "ni3 hao3 ， shi4 jie4 ， zai4 jian4 。"


@contextmanager
def speaking(engine: str, timeout: float = 10.0, **parameters: str) -> Iterator[Speaker]:
    with Speaker(voice(f"tests.speech.fakes:{engine}", parameters=parameters), None, timeout=timeout) as found:
        yield found


@pytest.fixture(scope="module")
def expected() -> tuple[object, ...]:
    with Speaker(voice(), None) as speaker:
        return whole(speaker.speak(utterance(TEXT), NORMAL))


def test_what_an_engine_prints_is_kept_from_the_terminal(expected: tuple[object, ...]) -> None:
    script = (
        "from langdu.speech import Speaker\n"
        "from tests.speech.making import *\n"
        "with Speaker(voice('tests.speech.fakes:Noisy'), None) as s:\n"
        f"    print(len(whole(s.speak(utterance('{TEXT}'), NORMAL))[0]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(expected[0]))]  # type: ignore[arg-type]
    assert done.stderr == ""


@pytest.mark.parametrize(("how", "timeout"), [("crash", 10.0), ("raise", 10.0), ("hang", 0.3)])
def test_a_failure_costs_nothing_the_first_time(
    how: str, timeout: float, tmp_path: Path, expected: tuple[object, ...]
) -> None:
    with speaking("Sick", timeout, how=how, once=str(tmp_path / "once")) as speaker:
        assert whole(speaker.speak(utterance(TEXT), NORMAL)) == expected


@pytest.mark.parametrize(("how", "timeout"), [("crash", 10.0), ("raise", 10.0), ("hang", 0.3)])
def test_a_second_failure_is_told_and_the_next_sentence_is_said(how: str, timeout: float) -> None:
    with speaking("Sick", timeout, how=how) as speaker:
        with pytest.raises(EngineFailed, match="choose another voice"):
            whole(speaker.speak(utterance(TEXT), NORMAL))
        pcm, marks, _ = whole(speaker.speak(utterance("hao3 。"), NORMAL))
        assert pcm
        assert len(marks) == 1


def test_an_engines_own_mistake_is_named() -> None:
    with speaking("Sick", how="raise") as speaker, pytest.raises(EngineFailed, match="the engine's own mistake"):
        whole(speaker.speak(utterance(TEXT), NORMAL))


def test_a_polite_worker_is_cancelled_without_being_killed(expected: tuple[object, ...]) -> None:
    with speaking("Endless") as speaker:
        chunks = speaker.speak(utterance("a1"), NORMAL)
        next(chunks)
        before = speaker.pid
        speaker.cancel()
        assert list(chunks) == []
        assert whole(speaker.speak(utterance(TEXT), NORMAL)) == expected
        assert speaker.pid == before


def test_a_deaf_worker_is_killed_on_cancel(tmp_path: Path, expected: tuple[object, ...]) -> None:
    with speaking("Sick", how="hang", once=str(tmp_path / "once")) as speaker:
        chunks = speaker.speak(utterance(TEXT), NORMAL)
        next(chunks)
        before = speaker.pid
        speaker.cancel()
        assert list(chunks) == []
        assert whole(speaker.speak(utterance(TEXT), NORMAL)) == expected
        assert speaker.pid != before


def test_walking_away_in_the_middle_is_a_cancel(expected: tuple[object, ...]) -> None:
    with speaking("Endless") as speaker:
        next(speaker.speak(utterance("a1"), NORMAL))
        assert whole(speaker.speak(utterance(TEXT), NORMAL)) == expected


def test_an_engine_that_cannot_start_says_why() -> None:
    with speaking("Unable") as speaker:
        assert speaker.check() == "voice test: the moon is missing; wait for it"
        with pytest.raises(VoiceMissing, match="the moon is missing"):
            whole(speaker.speak(utterance(TEXT), NORMAL))


def test_an_unknown_engine_is_named() -> None:
    with Speaker(voice("nightingale"), None) as speaker:
        assert "there is no engine 'nightingale'" in (speaker.check() or "")


def test_nonsense_instead_of_frames_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = [sys.executable, "-c", "print('Hello, I am not a worker', flush=True); input(); input()"]
    monkeypatch.setattr(process, "command", lambda engine: talk)
    with Speaker(voice(), None) as speaker, pytest.raises(EngineFailed):
        whole(speaker.speak(utterance(TEXT), NORMAL))


def test_a_worker_ends_with_its_parent() -> None:
    worker = subprocess.Popen(process.command("silence"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin
    worker.stdin.write(b'{"op": "start", "protocol": 1, "folder": null, "parameters": {}}\n')
    worker.stdin.close()
    assert worker.wait(timeout=20) == 0


def test_a_closed_speaker_says_nothing() -> None:
    speaker = Speaker(voice(), None)
    speaker.start()
    speaker.close()
    assert speaker.pid is None
