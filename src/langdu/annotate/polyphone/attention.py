"""One look of every target over its sentence: attention with four heads and a learned weight for the distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.numeric import NEVER, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from langdu.annotate.polyphone.features import Features
    from langdu.annotate.polyphone.numeric import Floats, Ints
    from langdu.annotate.polyphone.weights import Weights

#: Characters on either side that are looked at.
HEADS, WINDOW = 4, 24


def look(weights: Weights, features: Features, x: Floats, asking: Floats) -> Floats:
    """What each target finds around it, as wide as `x`.

    Args:
        weights: the network's.
        features: the batch.
        x: a row a character.
        asking: what each target's query is made of.
    """
    width = x.shape[1]
    row, column = _grid(features)
    size = (len(features.starts), int(column.max()) + 1)
    steps = np.arange(int(features.lengths.max()))
    places = np.minimum(features.starts[:, None] + steps, len(x) - 1)
    queries, at = np.zeros((*size, width), np.float32), np.zeros(size, np.int64)
    queries[row, column] = weights.linear("query", asking) / np.float32(np.sqrt(width / HEADS))
    at[row, column] = features.targets
    both = weights.linear("keys", x).take(places, 0).reshape(*places.shape, 2, HEADS, -1).transpose(2, 0, 3, 1, 4)
    keys, values = np.ascontiguousarray(both)
    shares = np.ascontiguousarray(_heads(queries)) @ keys.swapaxes(2, 3)
    shares += _nearness(weights, places[:, None] - at[..., None], steps < features.lengths[:, None])
    found = (softmax(shares) @ values).swapaxes(1, 2).reshape(*size, width)
    return np.asarray(found[row, column])


def _nearness(weights: Weights, away: Ints, inside: NDArray[np.bool_]) -> Floats:
    """What distance adds to each look, rows by heads by targets by places; far below zero for what is out of sight."""
    near = weights.nearness.take(np.clip(away, -WINDOW - 1, WINDOW + 1) + WINDOW + 1, 1)
    near = np.where(inside[:, None], near, NEVER)
    return near.swapaxes(0, 1)


def _grid(features: Features) -> tuple[Ints, Ints]:
    """Each target's sentence, and which of its targets it is."""
    row = np.searchsorted(features.starts, features.targets, side="right") - 1
    return row, np.arange(len(row)) - np.searchsorted(row, row)


def _heads(x: Floats) -> Floats:
    """Rows by places by width, as rows by heads by places by a head's width."""
    return x.reshape(*x.shape[:2], HEADS, -1).swapaxes(1, 2)
