"""Recordings in company."""

from __future__ import annotations

import numpy as np

from langdu.practice.pitch import track
from langdu.practice.recording.background_speech import without_others
from tests.practice import RATE, silence, sung


def alone() -> np.ndarray:
    return np.concatenate([silence(0.6), sung([0, 5], 0.5), silence(0.6)])


def test_what_others_say_is_turned_down_and_the_learner_is_not() -> None:
    others = 0.12 * sung([-3, 2, -1, 4, 0], 1.7, 150.0)
    mixed = alone() + others
    heard = without_others(mixed, track(mixed))
    assert np.abs(heard[: RATE // 2]).max() < 0.3 * np.abs(mixed[: RATE // 2]).max()
    assert np.array_equal(heard[int(0.7 * RATE) : RATE], mixed[int(0.7 * RATE) : RATE])


def test_noise_without_voices_and_a_quiet_room_are_left_alone() -> None:
    noisy = alone() + np.random.default_rng(1).normal(0, 0.03, len(alone())).astype(np.float32)
    for samples in (alone(), noisy, silence(1.0), silence(0.001)):
        assert without_others(samples, track(samples)) is samples
