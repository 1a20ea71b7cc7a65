"""Which tone is heard, in voices that never lived."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.model import Range
from langdu.practice.pitch import track
from langdu.practice.tones.features import SyllableTimes
from langdu.practice.tones.measure import guess, measure
from langdu.practice.tones.network import SHIPPED, shipped
from tests.practice import silence, sung

TONES = {1: [5.0, 5.0], 2: [-1.5, -2.0, 0.0, 5.0], 3: [-2.0, -6.0, -6.5, -4.0], 4: [6.0, 4.0, -4.0]}


def heard(tone: int, middle: float, range_: Range | None) -> int:
    length = 0.45
    samples = np.concatenate([silence(0.3), sung(TONES[tone], length, middle), silence(0.3)])
    pitch = track(samples)
    (found,) = shipped("words").probabilities(
        pitch, [SyllableTimes(0.3, 0.31, 0.3 + length)], measure(pitch, range_), [0]
    )
    return int(found.argmax()) + 1


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("middle", [110.0, 210.0, 300.0])
def test_the_four_tones_are_heard_in_men_women_and_children(tone: int, middle: float) -> None:
    assert heard(tone, middle, Range(middle, 4.2)) == tone


def test_a_tone_is_heard_by_its_shape_where_the_voice_is_not_known() -> None:
    assert [heard(tone, 200.0, None) for tone in (2, 3, 4)] == [2, 3, 4]


def test_nothing_said_is_no_tone() -> None:
    pitch = track(silence(1.0))
    assert shipped("words").probabilities(pitch, [], measure(pitch, None), []).shape == (0, 5)
    assert guess(pitch).median > 0


def test_the_weights_are_small() -> None:
    assert SHIPPED.stat().st_size < 1_000_000
