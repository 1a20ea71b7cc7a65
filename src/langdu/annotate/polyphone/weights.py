"""The network's weights, as they are stored: tables of bytes with a scale a row, matrices in half precision."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.numeric import NEVER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.numeric import Floats, Ints

#: The tables that the first layer takes before the others, in its order.
_ENTERING = ("char", "syllable", "place")
#: Where langdu's own are.
SHIPPED = Path(str(resources.files("langdu.annotate.polyphone").joinpath("data/weights.npz")))


class Weights:
    """Arrays by name.

    Args:
        arrays: as `training` writes them; `NAME` and `NAME.scale` for a table.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.arrays = arrays
        halves = {name: array for name, array in arrays.items() if array.dtype == np.float16 and "scale" not in name}
        self._floats = {name: array.astype(np.float32) for name, array in halves.items()}
        #: The number of each candidate's syllable, and of its class among g2pM's (0 for none); a row a polyphone.
        self.sounds: Ints = arrays["sounds"].astype(np.int64)
        self.classes: Ints = arrays["classes"].astype(np.int64)
        #: How often each character takes in its neighbours.
        self.layers = sum(name.startswith("convolve.") and name.endswith(".weight") for name in arrays)
        #: 1 for the polyphones that training had few examples of.
        self.rare: Floats = arrays["rare"].astype(np.float32)[:, None]
        self._enter()
        #: What distance adds to a look, a row a head; a place at either end for what is out of sight.
        self.nearness: Floats = np.pad(self["distance.weight"].T, ((0, 0), (1, 1)), constant_values=NEVER)
        self._scale = np.float32(arrays["wide.scale"].ravel()[0])

    def _enter(self) -> None:
        """Carry the first layer out for every character, syllable and place: three look-ups for two thirds of it."""
        rows = iter(np.split(self["enter.weight"], np.cumsum([self.arrays[name].shape[1] for name in _ENTERING])))
        #: What each of them adds to a character; the layer's part for pairs and g2pM's state.
        self.entered = {name: self.rows(name, np.arange(len(self.arrays[name]))) @ next(rows) for name in _ENTERING}
        self.entered["place"] += self["enter.bias"]
        self.entering: Floats = next(rows)

    def __getitem__(self, name: str) -> Floats:
        return self._floats[name]

    def rows(self, name: str, numbers: Ints) -> Floats:
        """Rows of a table."""
        scales = self.arrays[f"{name}.scale"].take(numbers).astype(np.float32)
        return np.asarray(self.arrays[name].take(numbers, 0) * scales[..., None])

    def wide(self, numbers: Ints) -> Floats:
        """The sum over the last axis of the weights of hashed surroundings."""
        return np.asarray(self.arrays["wide"][numbers].sum(-1, dtype=np.int32) * self._scale)

    def linear(self, name: str, x: Floats) -> Floats:
        """`x` through a layer."""
        return np.asarray(x @ self._floats[f"{name}.weight"] + self._floats[f"{name}.bias"])

    def norm(self, name: str, x: Floats) -> Floats:
        """`x`, each row with mean 0 and spread 1, scaled as learned."""
        centred = x - x.mean(-1, keepdims=True)
        spread = np.einsum("ij,ij->i", centred, centred) / np.float32(x.shape[1]) + np.float32(1e-5)
        centred /= np.sqrt(spread)[:, None]
        centred *= self._floats[f"{name}.weight"]
        centred += self._floats[f"{name}.bias"]
        return np.asarray(centred)


@cache
def shipped() -> Weights:
    """Those of `SHIPPED`."""
    with np.load(SHIPPED) as stored:
        return Weights({name: stored[name] for name in stored.files})
