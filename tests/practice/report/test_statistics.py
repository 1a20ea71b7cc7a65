"""What a learner is told of their history, and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest

from langdu.model.history import Attempt
from langdu.practice.report import statistics
from langdu.practice.report.statistics import Share
from tests.practice.making import NOON, answer, said


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    # From the formula by hand and from published tables of the Wilson interval.
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (8, 10, 0.490, 0.943), (50, 100, 0.404, 0.596), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(right: int, judged: int, low: float, high: float) -> None:
    assert Share(right, judged).interval == pytest.approx((low, high), abs=0.001)


def test_only_sure_verdicts_count() -> None:
    history = said("ni3 hao3 ma5", "3?5") + said("ma1 ma2", "1?", 2) + said("ma2", "3", 3)
    assert statistics.overall(history) == Share(2, 3)
    assert statistics.by_tone(history) == {3: Share(1, 1), 1: Share(1, 1), 2: Share(0, 1)}


def test_a_pair_is_right_when_both_are_and_never_reaches_over_a_phrase() -> None:
    history = said("lao3 shi1 shuo1 hua4", "3111", end=1)
    assert statistics.by_pair(history) == {(3, 1): Share(1, 1), (1, 4): Share(0, 1)}
    assert statistics.by_pair(said("ba4 ba5", "4?")) == {(4, 5): Share(1, 1)}
    assert statistics.by_pair(said("ma1", "1") + said("ma2", "2", 2)) == {}
    assert statistics.by_pair(said("ma1 ma2", "1?")) == {}


def test_what_was_left_out_is_no_wrong_tone() -> None:
    first, second = said("ma1 ma2", "14")
    history = [first, replace(second, omitted=True, heard=0)]
    assert statistics.overall(history) == Share(1, 1)
    assert statistics.by_tone(history) == {1: Share(1, 1)}
    assert statistics.by_pair(history) == {}
    assert statistics.confusion(history) == {(1, 1): 1}


def test_the_confusion_has_what_was_asked_and_heard() -> None:
    history = said("ma2 ma2 ma2 ma1", "332?")
    assert statistics.confusion(history) == {(2, 3): 2, (2, 2): 1}


def test_the_quiz_has_a_confusion_of_its_own() -> None:
    answers = [answer("2-3", "3-3"), answer("má", "mǎ"), answer("2-4", ""), answer("4", "1")]
    answers += [answer("2-3", "1-1", skill="speak")]
    assert statistics.misheard(answers) == {(2, 3): 1, (3, 3): 1, (4, 1): 1}


def test_a_day_is_the_learners_own() -> None:
    late = NOON.replace(hour=23)
    attempt = Attempt(1, late, "好", "", "", 30.0, 1, 0, 0)
    drilled = Attempt(2, late, "好", "drill:speak:好", "", 30.0, 1, 0, 0)
    east = timezone(timedelta(hours=8))
    spent = statistics.days([attempt, drilled], [answer("1", "1", seconds=60)], east)
    assert spent == {date(2026, 3, 1): 1.0, date(2026, 3, 2): 0.5}


@pytest.mark.parametrize(
    ("days", "today", "row"),
    [
        ([1, 2, 3], 3, (3, 3)),
        ([1, 2, 3], 4, (3, 3)),
        ([1, 2, 3], 5, (0, 3)),
        ([1, 2, 4], 4, (1, 2)),
        ([4, 4, 2], 4, (1, 1)),
        ([], 4, (0, 0)),
    ],
)
def test_a_streak_lives_until_a_day_is_over(days: list[int], today: int, row: tuple[int, int]) -> None:
    assert statistics.streak([date(2026, 3, day) for day in days], date(2026, 3, today)) == row


def test_the_weakest_needs_evidence() -> None:
    shares = {"few": Share(0, 3), "strong": Share(39, 40), "weak": Share(5, 10), "weaker": Share(20, 80)}
    assert statistics.weakest(shares, evidence=8, below=0.85) == ["weaker", "weak"]


def test_over_time_is_by_whatever_one_asks() -> None:
    history = said("ma1", "1") + said("ma1", "2", 2, days=1) + said("ma1", "1", 3, days=1)
    assert list(statistics.over_time(history, lambda at: at.day).items()) == [(1, Share(1, 1)), (2, Share(1, 2))]


def test_a_pair_over_time_is_by_the_same_rule() -> None:
    history = said("lao3 shi1", "31") + said("lao3 shi1", "32", 2, days=7) + said("lao3 shi1", "?1", 3, days=7)
    assert statistics.pairs_over_time(history, lambda at: at.day) == {(3, 1): {1: Share(1, 1), 8: Share(0, 1)}}


def test_a_cards_seconds_are_measured_once_there_are_enough() -> None:
    assert statistics.seconds_each([answer("1", "1", seconds=3)] * 4, 8.0) == 8.0
    measured = [answer("1", "1", seconds=s) for s in (3, 4, 5, 6, 60)]
    assert statistics.seconds_each(measured, 8.0) == 5
