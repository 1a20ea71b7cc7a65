"""Arrays of sound."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.signal.filters import high_passed
from langdu.signal.pcm import floats, pcm16
from langdu.signal.rates import resampled

RATE = 16_000


def sine(hertz: float, seconds: float = 1.0, rate: int = RATE) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


def test_bytes_and_floats_are_the_same_sound() -> None:
    samples = 0.5 * sine(440)
    assert np.abs(floats(pcm16(samples)) - samples).max() < 2 / 32768
    assert floats(pcm16(np.array([2.0, -2.0]))) == pytest.approx([32767 / 32768, -32767 / 32768])
    assert len(floats(b"")) == 0


@pytest.mark.parametrize("wanted", [8_000, 24_000, 16_000])
def test_resampling_keeps_pitch_and_length(wanted: int) -> None:
    found = resampled(sine(440), RATE, wanted)
    assert len(found) == pytest.approx(wanted, abs=2)
    spectrum = np.abs(np.fft.rfft(found))
    assert np.argmax(spectrum) * wanted / len(found) == pytest.approx(440, abs=1)
    assert found.dtype == np.float32


def test_what_is_low_goes_and_nothing_is_shifted() -> None:
    voice, hum = sine(220), sine(30)
    found = high_passed(voice + hum, RATE, 75.0, 4)
    inside = slice(RATE // 4, -RATE // 4)
    assert np.abs(found - voice)[inside].max() < 0.02
    assert len(high_passed(np.zeros(0, np.float32), RATE, 75.0, 4)) == 0
    assert len(high_passed(np.ones(1, np.float32), RATE, 75.0, 4)) == 1
