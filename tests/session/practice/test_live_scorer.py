"""Hearing a learner say one thing after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.audio.recording.recorder import Recorder
from langdu.library import Library, PracticeLog
from langdu.model import Range
from langdu.practice.targets import from_pinyin
from langdu.session.practice.live_scorer import LiveScorer
from langdu.session.practice.practising import Practising
from tests.audio.fakes import FakeMicrophones
from tests.library.judging import judged, report
from tests.practice.sounds import hiss, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Report

HAO = from_pinyin("hao3")


@dataclass
class Judge:
    """Finds everything right, and remembers what it was asked."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def __call__(self, *asked: object) -> Report:
        self.asked.append(asked)
        return report(judged("好", "hao3"))


class Prompt(Recorder):
    """Hears a word as soon as it is started, by a clock that runs while it is read."""

    def __init__(self) -> None:
        self.microphones, self.seconds = FakeMicrophones(), 0.0
        super().__init__(opener=self.microphones, clock=lambda: self.seconds)

    def start(self, *, pre_roll: bool = True) -> None:
        super().start()
        for sound in (spoken().samples, hiss(0.0003)):
            self.microphones.made.hear(sound)

    def read(self, timeout: float = 0.1) -> bytes:
        self.seconds += timeout
        return super().read(0)


def ear(tmp_path: Path) -> tuple[LiveScorer, Judge, Prompt]:
    log, judge, recorder = PracticeLog(Library(tmp_path / "library.db")), Judge(), Prompt()
    log.calibrate(Range(200.0, 3.0), "second")
    return LiveScorer(Practising(log, "second", judge=judge), recorder), judge, recorder


def test_each_word_is_judged_against_the_learners_range(tmp_path: Path) -> None:
    found, judge, _ = ear(tmp_path)
    assert found.record(HAO) == found.record(HAO) == report(judged("好", "hao3"))
    sound, targets, range_, *_ = judge.asked[1]
    assert sound.seconds > 0.3
    assert targets == HAO
    assert range_ == Range(200.0, 3.0)


def test_what_is_under_way_when_it_is_closed_is_not_judged(tmp_path: Path) -> None:
    found, judge, recorder = ear(tmp_path)
    begin = recorder.start

    def start(*, pre_roll: bool = True) -> None:
        begin()
        found.close()

    recorder.start = start
    assert found.record(HAO) is None
    assert judge.asked == []
