"""A clock that says which of the samples that a device pulled is at the speaker."""

from __future__ import annotations


class DeviceClock:
    """Which sample of all that a device pulled, silence included, is at the speaker.

    The speaker starts with the first pull and goes at the device's rate. A pull tells that the device's queue
    has just been filled, so that pulled samples less the clock's position should stay what they were at the
    start; the clock is moved gently to where they do (crystals differ by some 50 ppm), and at once when the
    difference is large (the machine slept). What a pull asks for cannot have been heard before it: where the
    clock says so, the device was late to start or ran dry, and the clock is put back.

    Attributes:
        dry: how often the device ran dry since it has settled: each is a gap that nobody asked for.
    """

    SETTLING = 8
    GENTLE = 0.05
    LARGE = 0.15
    #: Seconds that a clock may be off without anything having run dry.
    SLACK = 0.01

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._start: float | None = None
        self._pulled = 0
        self._ahead: list[float] = []
        self._usual = 0.0
        self.dry = 0

    def pull(self, count: int, now: float) -> int:
        """Note a pull of `count` samples; the number of its first."""
        first = self._pulled
        if self._start is None:
            self._start = now
        self._pulled += count
        ahead = self._pulled - (now - self._start) * self._rate
        if ahead < count:
            self.dry += len(self._ahead) == self.SETTLING and count - ahead > self.SLACK * self._rate
            self._start += (count - ahead) / self._rate
        elif len(self._ahead) < self.SETTLING:
            self._ahead.append(ahead)
            self._usual = sorted(self._ahead)[len(self._ahead) // 2]
        else:
            error = ahead - self._usual
            gentle = abs(error) < self.LARGE * self._rate
            self._start -= error * (self.GENTLE if gentle else 1.0) / self._rate
        return first

    def position(self, now: float) -> float:
        """The sample at the speaker at the moment `now`."""
        if self._start is None:
            return 0.0
        return min(float(self._pulled), max(0.0, (now - self._start) * self._rate))
