"""The pitch of what was said."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.pitch import STEP, range_of, track
from tests.practice import RATE, silence, sung


def heard(samples: np.ndarray) -> np.ndarray:
    """Semitones from 200 Hz where there is voice."""
    pitch = track(samples)
    return pitch.semitones[pitch.voiced] - 12 * np.log2(200)


def test_a_rise_is_followed_to_the_half_semitone() -> None:
    pitch = track(np.concatenate([silence(0.3), sung([-4, 4], 0.6), silence(0.3)]))
    at = np.arange(len(pitch)) * STEP + STEP / 2
    inside = pitch.voiced & (at > 0.35) & (at < 0.85)
    asked = -4 + 8 * (at - 0.3) / 0.6
    assert inside.sum() > 40
    assert np.abs(pitch.semitones - 12 * np.log2(200) - asked)[inside].max() < 0.5


def test_silence_between_two_syllables_is_no_voice() -> None:
    pitch = track(np.concatenate([sung([0, 0]), silence(0.4), sung([5, 5])]))
    assert not pitch.voiced[55:85].any()
    assert pitch.voiced[10:40].all()
    assert pitch.voiced[100:130].all()


@pytest.mark.parametrize("level", [0.001, 0.9])
def test_the_level_of_the_recording_does_not_matter(level: float) -> None:
    assert heard(sung([2, 2], level=level)).mean() == pytest.approx(2, abs=0.3)


@pytest.mark.parametrize("middle", [90.0, 200.0, 380.0])
def test_men_women_and_children_are_heard(middle: float) -> None:
    pitch = track(sung([0, 0], 0.6, middle))
    assert pitch.voiced.sum() > 40
    assert np.median(pitch.semitones[pitch.voiced]) == pytest.approx(12 * np.log2(middle), abs=0.3)


def test_a_hiss_that_leaps_away_is_no_voice() -> None:
    noise = sung([-14, -14], 0.07, level=0.03)
    pitch = track(np.concatenate([noise, silence(0.03), sung([5, 5], 0.5)]))
    assert pitch.semitones[pitch.voiced].min() > 12 * np.log2(200) + 3


@pytest.mark.parametrize(("middle", "low"), [(240.0, 90.0), (260.0, 105.0), (420.0, 175.0)])
def test_a_third_tone_far_below_a_high_first_one_stays_there(middle: float, low: float) -> None:
    """仙女: more than an octave lower across a short gap, softer, and not taken for its octave or for a hiss."""
    pitch = track(np.concatenate([sung([0, 0], 0.3, middle), silence(0.06), sung([0, -1], 0.14, low, level=0.1)]))
    second = pitch.semitones[37:48][pitch.voiced[37:48]]
    assert len(second) > 6
    assert np.median(second) == pytest.approx(12 * np.log2(low), abs=1.5)


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(10), np.zeros(200), np.zeros(RATE), np.full(RATE, 0.5)])
def test_nothing_is_heard_in_nothing(samples: np.ndarray) -> None:
    assert not track(samples.astype(np.float32)).voiced.any()


def test_a_range_is_the_middle_and_the_width_of_what_was_said() -> None:
    wide = range_of([track(sung([-6, 6, -6, 6, -6], 3.0)) for _ in range(4)])
    narrow = range_of([track(sung([-1, 1, -1], 3.0)) for _ in range(4)])
    assert wide is not None
    assert narrow is not None
    assert wide.median == pytest.approx(200, rel=0.04)
    assert narrow.spread < wide.spread < 6


def test_a_whisper_has_no_range() -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 2 * RATE).astype(np.float32)
    assert range_of([track(noise)]) is None
