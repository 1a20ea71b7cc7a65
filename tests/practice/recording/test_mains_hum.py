"""Recordings beside a transformer."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.pitch import track
from langdu.practice.recording.mains_hum import without_hum
from tests.practice import RATE, silence, sung


def speech() -> np.ndarray:
    return np.concatenate([silence(0.4), sung([-3, 3], 0.5), silence(0.3), sung([4, -4], 0.4), silence(0.3)])


def hummed(clean: np.ndarray, mains: float) -> np.ndarray:
    at = np.arange(len(clean)) / RATE
    return (clean + 0.05 * sum(np.sin(2 * np.pi * mains * k * at + k) / k for k in (1, 2, 3, 5))).astype(np.float32)


@pytest.mark.parametrize("mains", [50.0, 49.9, 60.0])
def test_hum_is_taken_away_and_the_voice_stays(mains: float) -> None:
    clean = speech()
    assert np.abs(without_hum(hummed(clean, mains), RATE) - clean).max() < 0.02
    voiced = track(without_hum(hummed(clean, mains), RATE)).voiced
    assert not voiced[:35].any()
    assert voiced[45:85].all()


def test_what_does_not_hum_is_left_alone() -> None:
    noisy = speech() + np.random.default_rng(1).normal(0, 0.01, len(speech())).astype(np.float32)
    assert without_hum(noisy, RATE) is noisy


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(100), np.ones(RATE)])
def test_odd_recordings_do_no_harm(samples: np.ndarray) -> None:
    assert np.isfinite(without_hum(samples.astype(np.float32), RATE)).all()
