"""Words that a human recorded come from there; what was not recorded whole is the voice's."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.model import Prosody
from langdu.session.practice.drilling import read
from langdu.speech import plan
from langdu.speech.references import INDEX, RATE, voice
from langdu.speech.worker.recorded_first import RecordedFirst
from langdu.speech.worker.speaker import Speaker
from tests.speech.tiny import reference
from tests.tui.fakes import BAKER

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from langdu.model import Chunk, Utterance, Voice


class Heard(Speaker):
    """Says nothing, and remembers what it was asked for."""

    def __init__(self, voice: Voice, folder: Path | None = None) -> None:
        super().__init__(voice, folder)
        self.asked: list[Utterance] = []
        self.cancelled = self.closed = False

    def speak(self, utterance: Utterance, prosody: Prosody) -> Generator[Chunk, None, None]:
        self.asked.append(utterance)
        yield from ()

    def cancel(self) -> None:
        self.cancelled = True

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def human(tmp_path: Path) -> Heard:
    reference.write(tmp_path)
    index = json.loads((tmp_path / INDEX).read_text("utf-8"))
    return Heard(voice("woman", {"source": "x", "sample": "", **index}), tmp_path)


def utterance(text: str) -> Utterance:
    (found,) = plan(read(text), BAKER)
    return found


@pytest.mark.parametrize(("text", "recorded"), [("老师", True), ("妈", True), ("妈妈", False), ("老虎", False)])
def test_a_word_that_was_recorded_whole_is_a_humans(human: Heard, text: str, recorded: bool) -> None:
    synthetic = Heard(replace(BAKER, sample_rate=RATE))
    both = RecordedFirst(synthetic, [human])
    who = human if recorded else synthetic
    assert both.who(utterance(text)) is who
    list(both.speak(utterance(text), Prosody()))
    assert len(who.asked) == 1
    assert both.voice == synthetic.voice


def test_recordings_of_another_rate_or_that_are_damaged_say_nothing(human: Heard) -> None:
    low = RecordedFirst(Heard(replace(BAKER, sample_rate=16_000)), [human])
    assert low.who(utterance("老师")).voice.id == BAKER.id
    (human.folder / INDEX).write_text("[]", "utf-8")
    assert RecordedFirst(Heard(replace(BAKER, sample_rate=RATE)), [human]).who(utterance("老师")).voice.id == BAKER.id


def test_all_fall_silent_and_end_together(human: Heard) -> None:
    synthetic = Heard(replace(BAKER, sample_rate=RATE))
    both = RecordedFirst(synthetic, [human])
    both.cancel()
    both.close()
    assert (synthetic.cancelled, human.cancelled) == (True, True)
    assert (synthetic.closed, human.closed) == (True, True)
