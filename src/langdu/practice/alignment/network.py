"""The acoustic network: which sound each frame is of, and where syllables and vowels begin. Convolutions over time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.alignment.features import BANDS, shape
from langdu.practice.alignment.phones import PHONES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from langdu.practice.alignment.features import Floats

#: Where langdu's own weights are.
SHIPPED = Path(str(resources.files("langdu.practice.alignment").joinpath("weights.npz")))
#: Frames between those that each block looks at, and how many frames of silence the networks were taught around speech.
DILATIONS, AROUND = (1, 2, 4, 8), 20
#: Frames worked through at a time, and those on either side that a frame's answer depends on.
_PIECE, _SEEN = 2048, 17


@dataclass(frozen=True, slots=True)
class NetworkOutput:
    """What a network makes of a recording, a row a frame.

    Attributes:
        sounds: the logarithm of the probability of each of `PHONES`.
        begins: log odds that a syllable begins with this frame.
        vowels: the same for a final.
    """

    sounds: Floats
    begins: Floats
    vowels: Floats


class AlignmentNetwork:
    """One of the networks.

    Args:
        arrays: as `training.alignment` writes them.
        prefix: which one's.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], prefix: str = "first.") -> None:
        names = [name for name in arrays if name.startswith(prefix)]
        self._weights = {name.removeprefix(prefix): arrays[name].astype(np.float32) for name in names}
        self._shape_only = len(self._weights["enter.weight"][0]) != BANDS
        #: The logarithm of how common each sound was in training.
        self.prior = self._weights["prior"]

    def __call__(self, features: Floats) -> NetworkOutput:
        """What is heard in a recording."""
        out = np.zeros((len(features), len(PHONES) + 2), np.float32)
        padded = np.pad(features, ((AROUND, AROUND), (0, 0)), constant_values=-1)
        if self._shape_only:
            padded = shape(padded)
        for start in range(0, len(features), _PIECE):
            end = min(start + _PIECE, len(features))
            low = max(0, start + AROUND - _SEEN)
            piece = self._run(padded[low : end + AROUND + _SEEN])
            out[start:end] = piece[start + AROUND - low :][: end - start]
        sounds = out[:, : len(PHONES)]
        top = sounds.max(1, keepdims=True)
        sounds = sounds - top - np.log(np.exp(sounds - top).sum(1, keepdims=True))
        return NetworkOutput(sounds, out[:, -2], out[:, -1])

    def _run(self, x: Floats) -> Floats:
        hidden = np.maximum(self._convolve("enter", x, 1), 0)
        for i, dilation in enumerate(DILATIONS):
            hidden = hidden + np.maximum(self._convolve(f"block.{i}", hidden, dilation), 0)
        return np.asarray(hidden @ self._weights["out.weight"] + self._weights["out.bias"], np.float32)

    def _convolve(self, name: str, x: Floats, dilation: int) -> Floats:
        """`x` through a convolution; beyond its ends are zeros."""
        weight = self._weights[f"{name}.weight"]  # taps x in x out
        reach = len(weight) // 2 * dilation
        padded = np.pad(x, ((reach, reach), (0, 0)))
        result = np.tile(self._weights[f"{name}.bias"], (len(x), 1))
        for i, tap in enumerate(weight):
            result += padded[i * dilation : i * dilation + len(x)] @ tap
        return result


def stored(path: Path) -> dict[str, NDArray[Any]]:
    """A file of weights."""
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


@cache
def shipped(prefix: str) -> AlignmentNetwork:
    """One of those of `SHIPPED`."""
    return AlignmentNetwork(stored(SHIPPED), prefix)
