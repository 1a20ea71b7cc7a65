"""The tones as a textbook draws them."""

from __future__ import annotations

from langdu.model import Range
from langdu.practice.report.tone_contours import shape

VOICE = Range(200.0, 4.0)


def drawn(tone: int, before: int = 0, last: bool = False) -> tuple[float, ...]:
    return shape(tone, before, last, VOICE)


def test_each_tone_runs_as_it_is_taught() -> None:
    assert len(set(drawn(1))) == 1
    assert drawn(1)[0] > 0
    assert drawn(2)[-1] > drawn(2)[0]
    assert min(drawn(3)) < -4
    assert drawn(4)[0] > 0 > drawn(4)[-1]


def test_a_third_tone_rises_again_only_at_the_end() -> None:
    assert drawn(3, last=True)[-1] > drawn(3)[-1] + 2


def test_a_neutral_tone_hangs_on_the_one_before() -> None:
    assert drawn(5, 3)[0] > drawn(5, 4)[0]


def test_a_wider_voice_has_wider_tones() -> None:
    assert max(shape(1, 0, False, Range(200.0, 6.0))) > max(drawn(1))
