"""The arrays of sound, by name: what their axes are and in what unit. For annotations only; nothing is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: Mono sound: shape (samples,), full scale 1.
    Samples = NDArray[np.float32]
    #: A spectrogram as the vocoder takes it: shape (1, frames, bands), logarithms.
    Mel = NDArray[np.float32]
    #: Powers of bins, bands or blocks: shape (count,).
    Powers = NDArray[np.float64]
    #: Truth values: shape (frames,).
    Flags = NDArray[np.bool_]
