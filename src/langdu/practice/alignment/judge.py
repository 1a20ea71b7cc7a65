"""From evidence to probabilities: two small networks of one hidden layer, taught on right and wrong alignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from langdu.practice.alignment.features import Floats


class Judge:
    """Tells how probable something is.

    Args:
        arrays: as `training.alignment` writes them.
        prefix: "syllable." or "recording.".
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], prefix: str) -> None:
        names = ("enter.weight", "enter.bias", "out.weight", "out.bias")
        self._enter, self._enter_bias, self._out, self._out_bias = (
            arrays[prefix + name].astype(np.float32) for name in names
        )

    def __call__(self, evidence: Floats) -> Floats:
        """The probability of each row of evidence."""
        hidden = np.tanh(evidence @ self._enter + self._enter_bias)
        odds = np.clip(hidden @ self._out + self._out_bias, -30, 30)
        return np.asarray(1 / (1 + np.exp(-odds[..., 0])), np.float32)
