"""Fitting the network of tones: perceptrons side by side, in numpy, by Adam (Kingma and Ba, 2015)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Perceptrons that vote; their hidden layers; tones.
MEMBERS, HIDDEN, TONES = 4, (128, 128), 5
EPOCHS, BATCH, RATE, DECAY, DROPOUT, SMOOTHING = 8, 256, 2e-3, 1e-3, 0.25, 0.02
BETAS, TINY = (0.9, 0.999), 1e-8

Arrays = dict[str, "NDArray[np.float32]"]


def fit(rows: NDArray[np.float32], right: NDArray[np.float32], weight: NDArray[np.float32], seed: int = 1) -> Arrays:
    """The weights, as `langdu.practice.tones.network.Network` takes them.

    Args:
        rows: features, n x m.
        right: n x 5, 1 for each tone that is right.
        weight: what each row counts.
        seed: for everything random.
    """
    lot = np.random.default_rng(seed)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 0.05
    ready = ((rows - mean) / scale).astype(np.float32)
    layers = _drawn((ready.shape[1], *HIDDEN, TONES), lot)
    adam = _Adam(layers)
    steps = EPOCHS * (len(ready) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        orders = np.stack([lot.permutation(len(ready)) for _ in range(MEMBERS)])
        for start in range(0, len(ready) - BATCH + 1, BATCH):
            chosen = orders[:, start : start + BATCH]
            slopes = _slopes(layers, ready[chosen], right[chosen], weight[chosen], lot)
            adam.step(slopes, RATE * 0.5 * (1 + np.cos(np.pi * step / steps)))
            step += 1
    named = {f"{name}{k // 2}": layer for k, layer in enumerate(layers) for name in (("weight", "bias")[k % 2],)}
    return {"mean": mean, "scale": scale, **named}


def _drawn(sizes: tuple[int, ...], lot: np.random.Generator) -> list[NDArray[np.float32]]:
    layers: list[NDArray[np.float32]] = []
    for inputs, outputs in pairwise(sizes):
        layers.append(lot.normal(0, np.sqrt(2 / inputs), (MEMBERS, inputs, outputs)).astype(np.float32))
        layers.append(np.zeros((MEMBERS, 1, outputs), np.float32))
    return layers


def _slopes(
    layers: list[NDArray[np.float32]],
    rows: NDArray[np.float32],
    right: NDArray[np.float32],
    weight: NDArray[np.float32],
    lot: np.random.Generator,
) -> list[NDArray[np.float32]]:
    """The slope of -log of the (smoothed) probability of the tones that are right, at each weight."""
    inputs, masks = [rows], []
    for k in range(0, len(layers) - 2, 2):
        hidden = inputs[-1] @ layers[k] + layers[k + 1]
        mask = (hidden > 0) * (lot.random(hidden.shape, np.float32) > DROPOUT) * np.float32(1 / (1 - DROPOUT))
        masks.append(mask)
        inputs.append(hidden * mask)
    scores = inputs[-1] @ layers[-2] + layers[-1]
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    good = (p * right).sum(axis=-1, keepdims=True)
    smoothed = (1 - SMOOTHING) * good + SMOOTHING * right.sum(axis=-1, keepdims=True) / TONES
    share = weight[..., None] / weight.sum(axis=-1, keepdims=True)[..., None]
    slope = -(1 - SMOOTHING) * p * (right - good) / smoothed * share
    found: list[NDArray[np.float32]] = []
    for k in range(len(layers) - 2, -1, -2):
        found += [slope.sum(axis=1, keepdims=True), np.swapaxes(inputs[k // 2], 1, 2) @ slope]
        if k:
            slope = (slope @ np.swapaxes(layers[k], 1, 2)) * masks[k // 2 - 1]
    return found[::-1]


class _Adam:
    def __init__(self, layers: list[NDArray[np.float32]]) -> None:
        self.layers, self.count = layers, 0
        self.first = [np.zeros_like(layer) for layer in layers]
        self.second = [np.zeros_like(layer) for layer in layers]

    def step(self, slopes: list[NDArray[np.float32]], rate: float) -> None:
        """Change the layers in place; with decay of the weights, not of the biases (Loshchilov and Hutter, 2019)."""
        self.count += 1
        for k, slope in enumerate(slopes):
            layer = self.layers[k]
            self.first[k] += (1 - BETAS[0]) * (slope - self.first[k])
            self.second[k] += (1 - BETAS[1]) * (slope**2 - self.second[k])
            mean = self.first[k] / (1 - BETAS[0] ** self.count)
            spread = np.sqrt(self.second[k] / (1 - BETAS[1] ** self.count)) + TINY
            decay = rate * DECAY if k % 2 == 0 else 0.0
            layer[...] = layer * (1 - decay) - rate * mean / spread
