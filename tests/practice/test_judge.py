"""The judgement of a recording, from its samples to what the learner is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.model import Range
from langdu.practice.judge import judge
from langdu.practice.recording.sound import RATE, Sound, prepared
from langdu.practice.report.facts import facts
from langdu.practice.targets import from_pinyin
from tests.practice.sounds import OTHER, whispered
from tests.practice.voice import said

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "jin1 tian1 de5 tian1 qi4 hen3 hao3"
VOICE = Range(255.0, 3.5)


def colours(sound: Sound, pinyin: str, range_: Range | None = VOICE) -> str:
    """The verdicts' first letters; - for what was left out."""
    report = judge(sound, from_pinyin(pinyin), range_)
    assert report.refusal == ""
    return "".join("-" if s.place.heard == "omitted" else s.verdict[0] for s in report.syllables)


@pytest.mark.parametrize("pinyin", ["ma1", "ma2", "ma4", "lao3 shi1", "xue2 sheng1", "da4 xue2", "bu2 kan4"])
def test_words_that_the_natural_voice_says_are_not_red(baker: Path, pinyin: str) -> None:
    assert "r" not in colours(said(pinyin), pinyin)


@pytest.mark.parametrize(
    ("asked", "spoken", "wrong"),
    [("xue2 sheng1", "xue4 sheng1", 0), ("da4 jia1", "da4 jia4", 1), ("lao3 shi1", "lao3 shi4", 1)],
)
def test_a_planted_wrong_tone_is_not_green_and_its_neighbour_not_red(
    baker: Path, asked: str, spoken: str, wrong: int
) -> None:
    found = colours(said(spoken), asked)
    assert found[wrong] != "g"
    assert found[1 - wrong] != "r"


def test_without_a_calibration_the_report_is_provisional(baker: Path) -> None:
    assert judge(said("da4 xue2"), from_pinyin("da4 xue2")).provisional
    assert not judge(said("da4 xue2"), from_pinyin("da4 xue2"), VOICE).provisional


def test_running_speech_is_called_experimental(baker: Path) -> None:
    report = judge(said(SENTENCE), from_pinyin(SENTENCE), VOICE)
    assert report.experimental
    assert facts(report).completeness == 1
    assert not any(s.verdict == "red" for s in report.syllables)


def test_each_syllable_has_its_time_and_its_contour_over_the_target_s(baker: Path) -> None:
    report = judge(said("da4 xue2"), from_pinyin("da4 xue2"), VOICE)
    first, second = report.syllables
    assert 0 <= first.place.start < first.place.end <= second.place.start < second.place.end <= report.seconds
    heard = np.array(first.contour)
    heard = heard[np.isfinite(heard)]
    assert heard[0] > heard[-1] + 1
    assert first.canonical[0] > first.canonical[-1]


@pytest.mark.parametrize("name", OTHER)
def test_what_is_no_speech_gets_a_word_and_no_verdict(name: str) -> None:
    report = judge(OTHER[name](), from_pinyin(SENTENCE), VOICE)
    assert report.refusal
    assert report.syllables == ()


def test_another_text_is_refused(baker: Path) -> None:
    report = judge(said("wo3 men5 zou3 ba5"), from_pinyin("tu2 shu1 guan3 zai4 na3 li3"), VOICE)
    assert "text" in report.refusal


def test_a_whisper_is_refused(baker: Path) -> None:
    assert "whisper" in judge(whispered(said(SENTENCE)), from_pinyin(SENTENCE), VOICE).refusal


def test_nothing_to_say_is_told() -> None:
    assert "hanzi" in judge(prepared(np.zeros(RATE, np.float32), RATE), ()).refusal


def test_a_loud_and_clipped_recording_is_judged_with_a_warning(baker: Path) -> None:
    loud = prepared(np.clip(8 * said(SENTENCE).samples, -1, 1), RATE)
    report = judge(loud, from_pinyin(SENTENCE), VOICE)
    assert report.refusal == ""
    assert any("distorted" in warning for warning in report.warnings)
