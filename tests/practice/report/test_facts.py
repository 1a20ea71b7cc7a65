"""What is said of a whole recording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.model import Report
from langdu.practice.report.facts import duration_ratios, facts
from tests.practice.reports import heard, placed


def test_tones_are_counted_of_those_judged() -> None:
    report = heard("ma1 ma2 ma3 ma4", {1: 1.0}, {4: 1.0}, {2: 0.35, 3: 0.3, 4: 0.35}, {4: 1.0})
    found = facts(report)
    assert (found.right, found.judged, found.unsure, found.omitted) == (2, 3, 1, 0)


def test_what_was_left_out_lowers_completeness_and_is_not_judged() -> None:
    found = facts(heard("ma1 ma2 ma3 ma4", {1: 1.0}, None, {3: 1.0}, {4: 1.0}))
    assert found.completeness == pytest.approx(0.75)
    assert (found.judged, found.omitted) == (3, 1)


@pytest.mark.parametrize("heard_as", [4, 5])
def test_neutral_tones_are_in_no_count(heard_as: int) -> None:
    found = facts(heard("ma1 ma5", {1: 1.0}, {heard_as: 1.0}))
    assert (found.right, found.judged, found.unsure) == (1, 1, 0)


def test_pauses_are_told_and_not_counted_into_the_pace() -> None:
    quick, slow = (facts(heard("ma1 ma2 ma4", {1: 1.0}, {2: 1.0}, {4: 1.0}, gap=gap)) for gap in (0.0, 0.6))
    assert quick.pauses == ()
    assert [pause.before for pause in slow.pauses] == [1, 2]
    assert slow.pace == pytest.approx(quick.pace) == pytest.approx(4.0)


def test_durations_are_told_beside_each_other() -> None:
    report = heard("ma1 ma2 ma3", {1: 1.0}, {2: 1.0}, None)
    drawn = replace(report.syllables[0], place=replace(report.syllables[0].place, end=0.85))
    ratios = duration_ratios(replace(report, syllables=(drawn, *report.syllables[1:])))
    assert ratios[0] > 1.4 > ratios[1] > 0 == ratios[2]


def test_a_refused_recording_has_no_figures() -> None:
    assert facts(Report((), refusal="silence")) == (0, 0, 0, 0, 0.0, 0.0, ())


def test_what_was_not_found_surely_is_still_said() -> None:
    report = heard("ma1 ma2", {1: 1.0}, {2: 1.0})
    assert facts(replace(report, syllables=(placed(report, 0, "unsure"), report.syllables[1]))).completeness == 1
