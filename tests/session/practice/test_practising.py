"""What the voice's rendering of a sentence tells of its syllables, and what is remembered of an attempt."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.errors import OutputFailed
from langdu.model import Chunk, Mark, Range, Report
from langdu.practice.pitch import Pitch
from langdu.practice.recording.endpoint import Activity
from langdu.session.practice import rendering
from langdu.session.practice.practising import Practising
from langdu.session.practice.recording import Recording
from langdu.session.practice.rendering import at_rate, cut
from tests.speech.making import sentence, voice
from tests.tui.practice_stage import FakeLog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Prosody, Utterance

#: Samples a syllable of the speaker here, at 16 kHz: a quarter of a second.
SYLLABLE = 4000


class FakeSpeaker:
    """Says every unit in a quarter of a second, at a pitch that the tracker is told."""

    def __init__(self) -> None:
        self.voice, self.sample_rate, self.said = voice(), 16000, 0

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        self.said += 1
        marks = tuple(
            Mark(unit.span, i * SYLLABLE, (i + 1) * SYLLABLE, "engine", "x")
            for i, unit in enumerate(utterance.units[:-1])
        )
        yield Chunk((1000 * np.ones(SYLLABLE * len(utterance.units))).astype("<i2").tobytes(), 16000, marks)


@pytest.fixture
def practising(monkeypatch: pytest.MonkeyPatch) -> Practising:
    """The pitch of everything is 200 Hz, and the fifth frame of everything has no voice."""

    def track(samples: np.ndarray) -> Pitch:
        count = len(samples) // 160
        there = np.arange(count) != 5
        tone = np.full(count, 12 * math.log2(200), np.float32)
        return Pitch(tone, there, there.astype(np.float32), tone)

    monkeypatch.setattr(rendering, "track", track)
    return Practising(FakeLog())


def test_each_syllable_has_its_place_and_its_contour_with_its_gaps(practising: Practising) -> None:
    said = practising.rendering(sentence("你好AI老师。", "ni3 hao3 lao3 shi1"), FakeSpeaker())
    assert said.places == ((0, 4000), (4000, 8000), (12000, 16000), (16000, 20000))
    assert len(said.contours[0]) == 25
    assert [i for i, value in enumerate(said.contours[0]) if math.isnan(value)] == [5]
    assert said.contours[1] == pytest.approx((0,) * 25, abs=1e-3)


def test_a_number_gives_a_place_to_each_of_its_syllables(practising: Practising) -> None:
    said = practising.rendering(sentence("<12%|百分之十二>。", "bai3 fen1 zhi1 shi2 er4"), FakeSpeaker())
    assert said.places == tuple((i * SYLLABLE, (i + 1) * SYLLABLE) for i in range(5))


def test_a_sentence_is_said_once(practising: Practising) -> None:
    speaker, asked = FakeSpeaker(), sentence("你好。", "ni3 hao3")
    practising.rendering(asked, speaker)
    count = speaker.said
    practising.rendering(asked, speaker)
    assert speaker.said == count
    practising.rendering(asked, speaker, 0.65)
    assert speaker.said == count + 1


def test_a_syllable_is_cut_out_without_a_click() -> None:
    piece = np.frombuffer(cut((1000 * np.ones(8000)).astype("<i2").tobytes(), 16000, 4000, 8000), "<i2")
    assert len(piece) == SYLLABLE
    assert (piece[0], piece[-1], piece[2000]) == (0, 0, 1000)
    assert cut(b"", 16000, 0, 100) == b""


def test_a_recording_keeps_its_length_at_the_rate_of_a_voice() -> None:
    pcm = np.zeros(16000, "<i2").tobytes()
    assert len(at_rate(pcm, 24000)) == pytest.approx(2 * 24000, abs=4)
    assert at_rate(pcm, 16000) == pcm


def test_the_judge_gets_the_range_and_what_was_heard() -> None:
    asked = []

    def judge(*arguments: object) -> Report:
        asked.append(arguments)
        return Report(())

    practising = Practising(FakeLog(Range(180, 3)), judge=judge)
    practising.judged(Recording(bytes(3200), Activity((0.9,))), ())
    practising.calibrate(Range(200, 4))
    practising.judged(Recording(bytes(3200), Activity(())), ())
    assert [(len(sound.samples), range_, heard) for sound, _, range_, heard in asked] == [
        (1600, Range(180, 3), Activity((0.9,))),
        (1600, Range(200, 4), Activity(())),
    ]


def test_a_library_that_fails_loses_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OutputFailed("the disk is full")

    log = FakeLog()
    monkeypatch.setattr(log, "keep", full)
    monkeypatch.setattr(log, "history", full)
    practising = Practising(log)
    assert "the disk is full" in practising.remember(Report(()), None, "书")
    assert practising.history(()) == ()
