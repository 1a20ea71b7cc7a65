"""The network in numpy, beside the plainest way to reckon it."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.alignment.features import BANDS, LOWER, shape
from langdu.practice.alignment.network import AROUND, DILATIONS, AlignmentNetwork
from langdu.practice.alignment.phones import PHONES

WIDTH = 5


def arrays(entering: int = BANDS) -> dict[str, np.ndarray]:
    random = np.random.default_rng(0)
    made = {
        "enter.weight": random.normal(0, 0.2, (5, entering, WIDTH)),
        "enter.bias": random.normal(0, 0.2, WIDTH),
        "out.weight": random.normal(0, 1, (WIDTH, len(PHONES) + 2)),
        "out.bias": random.normal(0, 1, len(PHONES) + 2),
        "prior": np.zeros(len(PHONES)),
    }
    for i, _ in enumerate(DILATIONS):
        made |= {f"block.{i}.weight": random.normal(0, 0.2, (3, WIDTH, WIDTH)), f"block.{i}.bias": np.ones(WIDTH) / 9}
    return {f"first.{name}": array.astype(np.float16) for name, array in made.items()}


def convolved(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, dilation: int) -> np.ndarray:
    """Frame by frame, tap by tap."""
    out = np.zeros((len(x), len(bias)))
    for t in range(len(x)):
        out[t] = bias
        for i, tap in enumerate(weight):
            at = t + (i - len(weight) // 2) * dilation
            if 0 <= at < len(x):
                out[t] += x[at] @ tap
    return out


def plainly(features: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    w = {name.removeprefix("first."): array.astype(float) for name, array in weights.items()}
    x = np.pad(features, ((AROUND, AROUND), (0, 0)), constant_values=-1)
    x = x if x.shape[1] == len(w["enter.weight"][0]) else shape(x)
    hidden = np.maximum(convolved(x, w["enter.weight"], w["enter.bias"], 1), 0)
    for i, dilation in enumerate(DILATIONS):
        hidden = hidden + np.maximum(convolved(hidden, w[f"block.{i}.weight"], w[f"block.{i}.bias"], dilation), 0)
    return (hidden @ w["out.weight"] + w["out.bias"])[AROUND:-AROUND]


@pytest.mark.parametrize("frames", [1, 40])
def test_it_reckons_right(frames: int) -> None:
    features = np.random.default_rng(1).normal(0, 1, (frames, BANDS)).astype(np.float32)
    found, expected = AlignmentNetwork(arrays())(features), plainly(features, arrays())
    odds = found.sounds - found.sounds[:, :1]
    assert np.allclose(odds, expected[:, : len(PHONES)] - expected[:, :1], atol=1e-3)
    assert np.allclose(found.begins, expected[:, -2], atol=1e-3)
    assert np.allclose(found.vowels, expected[:, -1], atol=1e-3)
    assert np.allclose(np.exp(found.sounds).sum(1), 1, atol=1e-4)


def test_a_long_recording_is_heard_piece_by_piece_and_the_same() -> None:
    features = np.random.default_rng(2).normal(0, 1, (5000, BANDS)).astype(np.float32)
    network = AlignmentNetwork(arrays())
    whole, inner = network(features), network(features[2000:2200])
    assert np.allclose(whole.sounds[2030:2170], inner.sounds[30:170], atol=1e-3)
    assert np.allclose(whole.begins[2030:2170], inner.begins[30:170], atol=1e-3)


def test_the_second_network_is_given_shapes() -> None:
    features = np.random.default_rng(1).normal(0, 1, (40, BANDS)).astype(np.float32)
    found, expected = AlignmentNetwork(arrays(2 * LOWER))(features), plainly(features, arrays(2 * LOWER))
    assert np.allclose(found.begins, expected[:, -2], atol=1e-3)
