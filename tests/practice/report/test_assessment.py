"""What `langdu score --json` says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from langdu.model import Extra, Report
from langdu.practice.report.assessment import assessment
from tests.practice.reports import heard


def told(report: Report) -> dict:
    return json.loads(json.dumps(assessment(report, "妈妈"), allow_nan=False))


def test_each_syllable_is_told_with_its_place_verdict_and_what_was_heard() -> None:
    first, second = told(heard("ma1 ma4", {1: 1.0}, {2: 1.0}))["syllables"]
    assert (first["pinyin"], first["spoken"], first["verdict"], first["heard"]) == ("ma1", "ma1", "green", 1)
    assert (second["verdict"], second["heard"], second["error_type"]) == ("red", 2, "Mispronunciation")
    assert first["from"] == pytest.approx(0.1)
    assert first["to"] == pytest.approx(second["from"])
    assert second["confidence"] < 0.1


def test_gaps_in_the_voice_are_null() -> None:
    assert told(heard("ma1", {1: 1.0}))["syllables"][0]["contour"] == [1.0, None, 2.0]


def test_what_other_assessments_call_it_is_there() -> None:
    report = heard("ma1 ma4", {1: 1.0}, None)
    found = told(replace(report, extras=(Extra("restart", 0.5, 0.7, 1), Extra("insertion", 0.8, 0.9, 2))))
    first, second = found["syllables"]
    assert (first["offset"], first["duration"]) == (1_000_000, 2_500_000)
    assert (first["beg_pos"], first["end_pos"], first["dp_message"]) == (10, 35, 0)
    assert (second["error_type"], second["dp_message"], second["heard"]) == ("Omission", 16, None)
    assert [extra["dp_message"] for extra in found["extras"]] == [64, 32]
    assert (found["completeness"], found["completeness_score"]) == (0.5, 50.0)


def test_a_refusal_is_told_and_nothing_else() -> None:
    found = told(Report((), refusal="silence", seconds=2.0))
    assert found["refusal"] == "silence"
    assert found["syllables"] == []
    assert found["range"] is None
