"""What is told below a sentence."""

from __future__ import annotations

from dataclasses import replace

from langdu.practice.report.facts import duration_ratios
from langdu.tui.widgets.practice.verdicts import detail, sign, summary, worst
from tests.practice.reports import heard


def test_each_verdict_has_a_sign_of_its_own() -> None:
    report = heard("ma1 ma2 ma3 ma4 ma5", {1: 1.0}, {4: 1.0}, {2: 0.3, 3: 0.35, 4: 0.35}, None, {4: 1.0})
    assert [sign(judged) for judged in report.syllables] == ["✓", "✗ 4", "?", "–", "·"]
    assert worst(report) == 1
    assert summary(report).startswith("tones right 1 of 2 judged · 1 unsure · 80 % said")


def test_a_syllable_that_is_drawn_out_or_swallowed_is_told_so() -> None:
    report = heard("ma1 ma2 ma4", {1: 1.0}, {2: 1.0}, {4: 1.0})
    long = replace(report.syllables[0], place=replace(report.syllables[0].place, end=0.95))
    report = replace(report, syllables=(long, *report.syllables[1:]))
    told = [detail(judged, ratio) for judged, ratio in zip(report.syllables, duration_ratios(report), strict=True)]
    assert "2.0 × as long as the others" in told[0]
    assert "0.4 ×" in told[2]
