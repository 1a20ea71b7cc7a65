"""What a learner is told."""

from __future__ import annotations

import pytest

from langdu.practice.report.advice import CHANGES
from tests.practice.reports import heard


def told(asked: str, chances: dict[int, float] | None) -> str:
    return heard(asked, chances).syllables[0].advice


def test_a_wrong_tone_is_named_with_what_to_change() -> None:
    assert told("ma4", {2: 1.0}) == "you said it as tone 2 (rising): start higher, fall"


def test_a_right_one_needs_no_word() -> None:
    assert told("ma4", {4: 1.0}) == ""


def test_doubt_is_said_as_doubt() -> None:
    assert told("ma2", {2: 0.35, 3: 0.4, 4: 0.25}).startswith("not sure")


def test_what_was_left_out_is_named() -> None:
    assert "was not heard" in told("ma2", None)


def test_neutral_tones_are_shown_and_not_judged() -> None:
    assert "not judged" in told("ma5", {4: 1.0})


@pytest.mark.parametrize("asked", [1, 2, 3, 4])
@pytest.mark.parametrize("said", [1, 2, 3, 4, 5])
def test_there_is_a_way_from_every_tone_to_every_other(asked: int, said: int) -> None:
    assert asked == said or CHANGES[asked, said]
