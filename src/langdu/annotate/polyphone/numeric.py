"""Small numeric helpers of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

#: A score that gives no share of one.
NEVER = np.float32(-1e4)


def positive(x: Floats) -> Floats:
    """The values, zero where negative; the array itself is changed."""
    return np.maximum(x, 0, out=x)


def softmax(x: Floats) -> Floats:
    """Shares that sum to one along the last axis."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
