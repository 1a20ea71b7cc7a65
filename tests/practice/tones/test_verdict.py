"""When a syllable is called right, wrong, or neither."""

from __future__ import annotations

import pytest

from langdu.practice.targets import from_pinyin
from langdu.practice.tones.verdict import RUNNING, WORDS, Thresholds, thresholds_for, verdict

STRICT = Thresholds("words", green=0.5, red=0.9)


def colour(asked: str, *probabilities: float) -> str:
    return verdict(from_pinyin(asked)[0], probabilities, STRICT)[0]


def test_only_what_is_sure_is_told() -> None:
    assert colour("ma1", 0.9, 0.1, 0, 0, 0) == "green"
    assert colour("ma1", 0.05, 0.94, 0.01, 0, 0) == "red"
    assert colour("ma1", 0.3, 0.7, 0, 0, 0) == "amber"


def test_a_neutral_tone_is_never_red() -> None:
    assert colour("ma5", 0, 0, 0, 1, 0) == "amber"
    assert colour("ma5", 0, 0, 0, 0.1, 0.9) == "green"


def test_what_is_said_so_lightly_that_it_sounds_neutral_is_not_called_wrong() -> None:
    assert colour("ma1", 0, 0, 0, 0, 1) == "amber"


def test_any_tone_that_is_right_counts() -> None:
    row = from_pinyin("wo3 xiang3 mai3 mi3")[1]
    assert verdict(row, (0, 0.3, 0.4, 0.3, 0), STRICT) == ("green", pytest.approx(0.7))


def test_running_speech_is_judged_no_more_boldly_than_words() -> None:
    assert thresholds_for(2) == WORDS
    assert thresholds_for(12) == RUNNING
    assert RUNNING.red >= WORDS.red
