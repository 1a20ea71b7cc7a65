"""The port that every sound device for playing fills."""

from __future__ import annotations

import sys
import threading
from abc import ABC, abstractmethod

#: Milliseconds that a device asks for at a time, and how many such periods it holds. All that it holds is heard
#: after a pause was asked for, which should be under 50 ms; with less, a busy interpreter is heard as crackling.
#: A sound server holds two periods at most, however many it is granted: behind PulseAudio 20 ms silence a pause
#: within 38 ms and never crackled in 100 sentences, 10 ms within 22 ms and did (tests/bench/loopback.py).
PERIOD, PERIODS = 20, 3 if sys.platform.startswith("linux") else 2


#: Seconds from a device's queue to the air: 11 to 15 ms were measured behind PulseAudio (tests/bench/loopback.py).
BEHIND_SECONDS = 0.01


class Output(ABC):
    """An open device; it pulls from the moment it is made until `close`.

    Attributes:
        behind_seconds: from its queue to the air.
    """

    behind_seconds: float = BEHIND_SECONDS

    @abstractmethod
    def close(self) -> None:
        """Let go of the device."""

    def abandon(self) -> None:
        """Let go of a device that is gone; it may take its time, in the background."""
        threading.Thread(target=self.close, daemon=True).start()
