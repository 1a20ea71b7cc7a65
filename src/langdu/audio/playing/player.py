"""The port that every player fills.

A player takes mono 16-bit samples and plays them in order. Positions are samples since `start`, counted as the
*speaker* reaches them: a device pulls its data 20 to 300 ms before they are heard, so what was pulled says
nothing about what is heard. Time without data (nothing written yet, or paused) is not counted.

How to write a player: fill the methods below; all may be called from any thread. Test with
tests/audio/test_players.py, which takes every player as a parameter.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from langdu.audio.playback_settings import PlaybackSettings


class Player(ABC):
    """Plays samples and knows which one is at the speaker.

    Attributes:
        sample_rate: in Hz; 0 before `start`.
        silent: whether nothing is heard.
        notice: what the user should be told once, such as that there is no sound device; may be empty.
        notices: how many notices there have been: a device may go more than once.
        volume: how loud, 0 to 1 as a listener would say; may be set while something plays.
        latency: seconds that what is behind the device takes (a Bluetooth headset takes 0.1 to 0.3), by which
            `played` is later; may be negative, and set while something plays.
        gaps: how often the device ran dry, so that something was heard later than it should.
    """

    sample_rate: int = 0
    silent: bool = False
    notice: str = ""
    notices: int = 0
    volume: float = 1.0
    latency: float = 0.0
    gaps: int = 0

    def hear(self, hearing: PlaybackSettings) -> None:
        """Be as loud and as late as the user wants it; at once, also while something plays."""
        self.volume, self.latency = hearing.volume / 100, hearing.latency / 1000

    def tell(self, notice: str) -> None:
        """Have the user told something."""
        self.notice, self.notices = notice, self.notices + 1

    @abstractmethod
    def start(self, sample_rate: int) -> None:
        """Begin a new stream: positions count from 0 again, what was left of the last one is dropped."""

    @abstractmethod
    def write(self, pcm: bytes) -> None:
        """Append samples (mono, signed 16 bit, little endian). Never blocks."""

    @abstractmethod
    def played(self) -> float:
        """The position at the speaker, in samples."""

    @abstractmethod
    def written(self) -> int:
        """The position where the next `write` goes, in samples."""

    @abstractmethod
    def committed(self) -> float:
        """The position from which on `cut` can still drop samples: what is before is on its way to the speaker."""

    def buffered(self) -> float:
        """How many samples are still to be heard."""
        return max(0.0, self.written() - self.played())

    @abstractmethod
    def cut(self, at: float) -> int:
        """Drop what was written from position `at` on, as far as it can still be dropped, without a click.

        Returns:
            Where the stream now ends, and the next `write` goes; `at`, or somewhat later.
        """

    def flush(self) -> int:
        """Drop everything that can be dropped; see `cut`."""
        return self.cut(0)

    @abstractmethod
    def pause(self) -> None:
        """Fall silent and hold the position."""

    @abstractmethod
    def resume(self) -> None:
        """Go on after `pause`."""

    @abstractmethod
    def drain(self) -> None:
        """Block until everything written has been heard; at once when paused."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
