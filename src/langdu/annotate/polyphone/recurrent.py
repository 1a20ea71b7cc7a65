"""g2pM's recurrent layer (Park and Lee 2020, Apache-2.0), run over many sentences at once in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

#: Units in each direction.
UNITS = 32


@dataclass(frozen=True, slots=True)
class Recurrent:
    """The layer.

    Attributes:
        gates: for each direction and character its share of the gates, biases in it; 2 x characters x 128.
        again: for each direction what the state adds to the gates; 2 x 32 x 128.
        opening, closing: the characters that stand before and behind a sentence.
    """

    gates: Floats
    again: Floats
    opening: int
    closing: int

    def __call__(self, chars: Ints, starts: Ints, lengths: Ints) -> Floats:
        """The state at each character, 64 numbers; zeros between sentences.

        Args:
            chars: g2pM's number of each character, the sentences end to end.
            starts: where each sentence begins.
            lengths: how many characters it has.
        """
        steps = int(lengths.max()) + 2
        padded, places = self._padded(chars, starts, lengths, steps)
        states = self._states(padded)
        found = np.zeros((len(chars), 2 * UNITS), np.float32)
        column = np.arange(steps)[None]
        inside = (column > 0) & (column <= lengths[:, None])
        found[places[inside], :UNITS] = states[0][inside]
        mirrored = np.clip(lengths[:, None] + 1 - column, 0, steps - 1)
        found[places[inside], UNITS:] = states[1][np.arange(len(starts))[:, None], mirrored][inside]
        return found

    def _padded(self, chars: Ints, starts: Ints, lengths: Ints, steps: int) -> tuple[Ints, Ints]:
        """Each direction's characters, a row a sentence, and where they stand in the text."""
        column = np.arange(steps)[None]
        places = np.clip(starts[:, None] + column - 1, 0, len(chars) - 1)
        rows = np.where(
            column == 0, self.opening, np.where(column == lengths[:, None] + 1, self.closing, chars[places])
        )
        mirrored = rows[np.arange(len(rows))[:, None], np.clip(lengths[:, None] + 1 - column, 0, steps - 1)]
        return np.stack([rows, mirrored]), places

    def _states(self, chars: Ints) -> Floats:
        """2 x sentences x steps x 32; what comes behind a sentence's end is of no use."""
        directions, rows, steps = chars.shape
        states = np.empty((directions, rows, steps, UNITS), np.float32)
        state = np.zeros((directions, rows, UNITS), np.float32)
        cell = np.zeros_like(state)
        side = np.arange(directions)[:, None]
        for step in range(steps):
            gates = self.gates[side, chars[:, :, step]] + state @ self.again
            # Input, forget and output gates side by side: one exponential for the three.
            opened = np.reciprocal(1 + np.exp(-gates[..., : 3 * UNITS]), dtype=np.float32)
            cell = opened[..., UNITS : 2 * UNITS] * cell + opened[..., :UNITS] * np.tanh(gates[..., 3 * UNITS :])
            state = opened[..., 2 * UNITS :] * np.tanh(cell)
            states[:, :, step] = state
        return states
