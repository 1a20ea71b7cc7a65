"""The port that every microphone fills.

To write one: a class that is made with `hear` and a name, calls `hear(piece)` with mono signed 16-bit samples at
`RATE` from a thread of its own as they come, raises `NoAudioDevice` where it cannot, and stops at `close`. Name it in
`recording/open.py`. tests/audio/test_recorder.py takes every microphone that this machine has.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from langdu.signal.rates import LISTENING_RATE

#: Hz: what the listening stages take.
RATE = LISTENING_RATE
#: Bytes a sample.
SAMPLE = 2
#: Milliseconds that a microphone hands over at a time.
PERIOD = 20

#: Is called with samples, from a thread of the microphone's; must be back within some milliseconds.
Hear = Callable[[bytes], None]


class Microphone(ABC):
    """An open microphone; it hears from the moment it is made until `close`."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device; nothing is heard any more when this returns."""
