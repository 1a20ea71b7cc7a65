"""What a sound file that was opened can do, whatever decodes it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SoundReader(ABC):
    """A sound file, read from its beginning on. For one thread at a time.

    Attributes:
        sample_rate: in Hz.
        channels: how many.
        remarks: what the user should know of the file, in whole sentences.
    """

    sample_rate: int
    channels: int
    remarks: tuple[str, ...] = ()

    @property
    @abstractmethod
    def frames(self) -> int:
        """How long it is, in samples a channel; some formats must be looked through for it."""

    @abstractmethod
    def read(self, count: int) -> NDArray[np.float32]:
        """The next samples, [n, channels], full scale 1: `count` of them, fewer only where it ends.

        Raises:
            OSError, RuntimeError, ValueError: it is damaged there, or was closed.
        """

    @abstractmethod
    def seek(self, frame: int) -> int:
        """Go on at that sample or some before it; at which, is returned."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file."""
