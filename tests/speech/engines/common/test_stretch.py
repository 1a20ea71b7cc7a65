"""Recorded speech made slower or faster, whole and in pieces."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.speech.engines.common.stretch import Stretcher, stretched

RATE = 16000
RATIOS = (0.5, 0.7, 1 / 1.2, 1.3, 2.0)


def tone(seconds: float, hz: float = 220.0) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def pitch(samples: np.ndarray) -> float:
    """The strongest frequency, in Hz."""
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * RATE / len(samples))


@pytest.mark.parametrize("ratio", RATIOS)
def test_length_changes_and_pitch_stays(ratio: float) -> None:
    out = stretched(tone(1.0), ratio, RATE)
    assert len(out) == round(ratio * RATE)
    assert pitch(out) == pytest.approx(220, abs=4)
    assert np.abs(out).max() == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("size", [1, 37, 1000, 8000])
def test_in_pieces_it_is_the_same_as_whole(ratio: float, size: int) -> None:
    samples = tone(0.3) + np.random.default_rng(0).normal(0, 0.02, round(0.3 * RATE)).astype(np.float32)
    stretcher = Stretcher(ratio, RATE)
    pieces = [stretcher.feed(samples[at : at + size]) for at in range(0, len(samples), size)]
    assert np.array_equal(np.concatenate([*pieces, stretcher.end()]), stretched(samples, ratio, RATE))


def test_a_long_recording_gives_sound_long_before_its_end() -> None:
    assert len(Stretcher(2.0, RATE).feed(tone(0.5))) > 0.7 * RATE


@pytest.mark.parametrize("count", [0, 1, 100, 800])
def test_pieces_of_few_samples_have_their_length(count: int) -> None:
    stretcher = Stretcher(2.0, RATE)
    assert len(stretcher.feed(tone(count / RATE))) + len(stretcher.end()) == 2 * count


def test_the_speed_that_it_has_leaves_every_sample_as_it_is() -> None:
    stretcher = Stretcher(1.0, RATE)
    assert np.array_equal(stretcher.feed(tone(0.1)), tone(0.1))
    assert len(stretcher.end()) == 0
