"""When a card comes again."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from langdu.model import Report
from langdu.practice.drills.schedule import outcome, review
from tests.library.judging import judged, report
from tests.practice.making import NOON


def test_what_is_right_comes_ever_later_and_what_is_wrong_soon() -> None:
    state, now, waits = None, NOON, []
    for _ in range(5):
        state = review("x", state, True, now, fuzz=False)
        waits.append(state.due - now)
        now = state.due
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=10)
    assert waits[1] >= timedelta(days=1)
    assert waits[-1] > timedelta(days=20)
    missed = review("x", state, False, now, fuzz=False)
    assert missed.due - now <= timedelta(minutes=10)
    assert review("new", None, False, now, fuzz=False).due - now == timedelta(minutes=1)


def test_what_nobody_is_sure_of_is_not_rated() -> None:
    assert review("x", None, None, NOON) is None


def test_the_same_answers_and_chances_make_the_same_schedule() -> None:
    def learn() -> object:
        random.seed(7)
        state, now = None, NOON
        for _ in range(4):
            state = review("x", state, True, now)
            now = state.due
        return state

    assert learn() == learn()


@pytest.mark.parametrize(
    ("verdicts", "right"),
    [("gg", True), ("gr", False), ("ga", None), ("ar", False), ("aa", None)],
)
def test_a_verdict_is_an_answer_only_when_it_is_sure(verdicts: str, right: bool | None) -> None:
    names = {"g": "green", "r": "red", "a": "amber"}
    first, second = (names[verdict] for verdict in verdicts)
    assert outcome(report(judged("老", "lao3", first, 2), judged("师", "shi1", second, 4))) is right


def test_a_neutral_syllable_is_no_doubt() -> None:
    neutral = judged("爸", "ba5", "amber")
    assert outcome(report(judged("爸", "ba4"), neutral)) is True
    assert outcome(report(judged("爸", "ba4"), replace(neutral, verdict="red"))) is False


def test_a_recording_that_is_refused_or_missing_says_nothing() -> None:
    assert outcome(None) is None
    assert outcome(Report((), refusal="it is too quiet")) is None
