"""What the networks see does not depend on what should not matter."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.alignment.features import BANDS, LOWER, features, shape


def speechlike(seconds: float = 0.5) -> np.ndarray:
    time = np.arange(round(16_000 * seconds)) / 16_000
    sound = sum(np.sin(2 * np.pi * 200 * k * time) / k for k in range(1, 20))
    return np.asarray(sound * (time > seconds / 2), np.float32)


@pytest.mark.parametrize("level", [1e-4, 0.1, 30.0])
def test_the_level_does_not_matter(level: float) -> None:
    sound = speechlike()
    assert np.allclose(features(sound * np.float32(level)), features(sound), atol=1e-3)


def test_the_scale_is_the_recordings_own() -> None:
    found = features(speechlike())
    assert found.min() == pytest.approx(-1, abs=0.01)
    assert -0.1 < found.max() < 1


@pytest.mark.parametrize(("samples", "frames"), [(0, 0), (1, 1), (160, 1), (161, 2), (16_000, 100)])
def test_a_frame_every_10_ms(samples: int, frames: int) -> None:
    found = features(np.zeros(samples, np.float32))
    assert found.shape == (frames, BANDS)
    assert np.isfinite(found).all()


def test_a_sound_is_in_the_frames_around_it() -> None:
    sound = np.zeros(16_000, np.float32)
    sound[8000] = 1
    loudest = features(sound).mean(1).argsort()[-2:]
    assert set(loudest) == {49, 50}


def test_another_hop_is_another_tempo() -> None:
    sound = speechlike(1.0)
    slow = features(sound, hop=80)
    assert len(slow) == 200
    assert int((slow.mean(1) > -0.5).argmax()) == pytest.approx(100, abs=3)


def test_a_warp_moves_the_bands() -> None:
    time = np.arange(8000) / 16_000
    whistle = np.sin(2 * np.pi * 1500 * time).astype(np.float32)
    low, high = (int(features(whistle, warp=warp)[20].argmax()) for warp in (1.5, 0.75))
    assert low < high


def test_the_second_network_has_no_notion_of_loudness() -> None:
    seen = features(speechlike())
    louder = shape(seen + 0.1)
    assert np.allclose(louder, shape(seen), atol=1e-5)
    assert louder.shape == (len(seen), 2 * LOWER)


@pytest.mark.parametrize("frames", [0, 1, 2, 5])
def test_few_frames_have_a_shape_too(frames: int) -> None:
    assert len(shape(np.zeros((frames, BANDS), np.float32))) == frames
