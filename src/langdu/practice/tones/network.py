"""The networks of tones, one for words and one for running speech: small perceptrons that vote, in plain numpy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.tones.features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.practice.pitch import Pitch
    from langdu.practice.tones.features import PitchReference, SyllableTimes

SHIPPED = Path(__file__).parent / "tones.npz"


class ToneNetwork:
    """The weights of one training.

    Args:
        arrays: `mean` and `scale` of the features; for each layer k `weight{k}`, members x inputs x outputs, and
            `bias{k}`, members x 1 x outputs.
    """

    def __init__(self, arrays: dict[str, NDArray[np.floating]]) -> None:
        ready = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._mean, self._scale = ready["mean"], ready["scale"]
        count = sum(name.startswith("weight") for name in ready)
        self._layers = [(ready[f"weight{k}"], ready[f"bias{k}"]) for k in range(count)]

    @classmethod
    def load(cls, manner: str, path: Path = SHIPPED) -> ToneNetwork:
        """The weights for a manner of speaking, "words" or "running", in a file that `langdu.training.tones` wrote."""
        with np.load(path, allow_pickle=False) as file:
            names = [name for name in file.files if name.startswith(manner + "_")]
            return cls({name.removeprefix(manner + "_"): file[name] for name in names})

    def probabilities(
        self, pitch: Pitch, times: Sequence[SyllableTimes], measure: PitchReference, expected: Sequence[int]
    ) -> NDArray[np.float32]:
        """Of the tones 1 to 5 for each syllable, n x 5; the arguments are those of `features`."""
        if not times:
            return np.zeros((0, 5), np.float32)
        return self.classify(features(pitch, times, measure, expected))

    def classify(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for features, n x m."""
        values: NDArray[np.float32] = (rows - self._mean) / self._scale
        for k, (weight, bias) in enumerate(self._layers):
            values = values @ weight + bias
            if k + 1 < len(self._layers):
                values = np.maximum(values, 0)
        values = np.exp(values - values.max(axis=-1, keepdims=True))
        return np.asarray((values / values.sum(axis=-1, keepdims=True)).mean(axis=0), np.float32)


@cache
def shipped(manner: str) -> ToneNetwork:
    """The network for that manner of speaking that langdu comes with."""
    return ToneNetwork.load(manner)
