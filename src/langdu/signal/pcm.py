"""Sound as bytes (mono, signed 16 bit, little endian), and as an array of float32, 1.0 full scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What the largest integer is as a float, and the other way round.
WHOLE, LOUDEST = 32768, 32767


def floats(pcm: bytes) -> NDArray[np.float32]:
    """[n] the samples of some bytes."""
    import numpy as np

    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(WHOLE)


def pcm16(samples: NDArray[Any]) -> bytes:
    """The bytes of some samples [n]; what is louder than full scale is clipped."""
    import numpy as np

    return bytes((np.clip(samples, -1.0, 1.0) * LOUDEST).astype("<i2").tobytes())
