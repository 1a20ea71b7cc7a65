"""How a recording ends, and what is left of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.audio.recording.microphone import RATE
from langdu.audio.recording.recorder import Recorder
from langdu.errors import NoAudioDevice
from langdu.session.practice import recording
from langdu.session.practice.recording import FULL, LEAD, LOST, TAIL, record
from tests.audio.fakes import FakeMicrophones, pcm_of
from tests.practice.sounds import hiss, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROOM = hiss(0.0003)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def recorded(*sounds: NDArray[np.float32], then: Callable[[], None] = lambda: None, **options: object):
    """What is recorded of some sounds that come all at once."""
    microphones, clock, stop = FakeMicrophones(), Clock(), threading.Event()

    class Prompt(Recorder):
        def start(self, *, pre_roll: bool = True) -> None:
            super().start(pre_roll=pre_roll)
            for sound in sounds:
                microphones.made.hear(sound)
            then()
            if options.get("by_voice") is False:
                stop.set()

        def read(self, timeout: float = 0.1) -> bytes:
            clock.now += timeout
            return super().read(0)

    with Prompt(opener=microphones, clock=clock) as recorder:
        return record(recorder, stop, **options)


def test_by_voice_it_ends_after_the_word_and_the_silence_around_it_is_cut() -> None:
    word = spoken().samples
    said = recorded(ROOM, word, ROOM)
    assert said.note == ""
    assert said.seconds == pytest.approx(LEAD + len(word) / RATE + TAIL, abs=0.4)
    assert said.heard.has_speech


def test_by_key_all_of_the_end_is_kept() -> None:
    word = spoken().samples
    said = recorded(word, ROOM, by_voice=False)
    assert said.seconds == pytest.approx((len(word) + len(ROOM)) / RATE, abs=0.1)


def test_who_says_nothing_is_waited_for_and_then_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "WAIT_FOR_VOICE_SECONDS", 5.0)
    said = recorded(ROOM, ROOM)
    assert not said.heard.has_speech
    assert said.pcm == pcm_of(np.concatenate([ROOM, ROOM]))


def test_a_microphone_that_goes_leaves_what_was_said() -> None:
    word = spoken().samples
    said = recorded(word)
    assert said.note == LOST
    assert len(said.pcm) / 2 == pytest.approx(len(word), abs=0.1 * RATE)


def test_two_minutes_are_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.audio.recording.recorder.LONGEST_SECONDS", 2.0)
    said = recorded(ROOM)
    assert said.note == FULL
    assert said.seconds == 2.0


def test_without_a_microphone_there_is_no_recording() -> None:
    with Recorder(opener=FakeMicrophones(there=False)) as recorder, pytest.raises(NoAudioDevice):
        record(recorder, threading.Event())


def test_sentences_are_given_longer_pauses() -> None:
    word = spoken().samples
    pause = ROOM[: round(0.95 * RATE)]
    long = recorded(word, pause, word, ROOM, syllables=recording.WORD + 1)
    assert long.seconds > recorded(word, pause, word, ROOM).seconds + 0.7
