"""Loudness against what the standard says of it, and the level that voices are brought to."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.signal.loudness import loudness
from langdu.speech.engines.common.loudness import KNEE, levelled, limited


def sine(rate: int, hertz: float, peak: float, seconds: float = 5.0) -> np.ndarray:
    return peak * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 48000])
def test_a_sine_of_997_hz_is_as_loud_as_its_power(rate: int) -> None:
    """BS.1770-4, annex 1: full scale in one channel reads -3.01 LKFS."""
    assert loudness(sine(rate, 997, 1.0), rate) == pytest.approx(-3.01, abs=0.05)
    assert loudness(sine(rate, 997, 10 ** (-20 / 20)), rate) == pytest.approx(-23.01, abs=0.05)


def test_high_sounds_count_more_and_low_ones_less() -> None:
    assert loudness(sine(48000, 8000, 0.1), 48000) == pytest.approx(-23.01 + 3.3, abs=0.3)
    assert loudness(sine(48000, 30, 0.1), 48000) < -30


def test_pauses_do_not_count() -> None:
    speech, silence = sine(24000, 997, 0.1), np.zeros(24000 * 5)
    assert loudness(np.concatenate([speech, silence, speech]), 24000) == pytest.approx(-23.01, abs=0.2)


def test_silence_and_nothing() -> None:
    assert loudness(np.zeros(24000), 24000) == float("-inf")
    assert loudness(np.zeros(0), 24000) == float("-inf")
    assert not levelled(np.zeros(100, np.float32), 24000).any()


@pytest.mark.parametrize("seconds", [0.1, 0.39, 3.0])
def test_faint_speech_is_brought_to_the_level(seconds: float) -> None:
    quiet = sine(24000, 500, 0.003, seconds)
    assert loudness(levelled(quiet, 24000), 24000) == pytest.approx(-18, abs=0.1)


def test_peaks_are_bent_below_full_scale_and_the_rest_is_left_alone() -> None:
    ramp = np.linspace(-3, 3, 601, dtype=np.float32)
    bent = limited(ramp)
    assert np.abs(bent).max() <= 1
    assert (np.diff(bent) >= 0).all()
    assert (bent[np.abs(ramp) <= KNEE] == ramp[np.abs(ramp) <= KNEE]).all()
