"""Recorded speech, slower or faster at the same pitch.

WSOLA (Verhelst and Roelands 1993): windows of the original are laid over one another at another distance, each moved by
some milliseconds to where it continues the one before it best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: Seconds of a window, and how far it may be moved to fit: a period of the lowest voice, 80 Hz.
WINDOW, SEARCH = 0.03, 0.0125


def stretched(samples: Samples, ratio: float, rate: int) -> Samples:
    """`samples` (1.0 full scale, `rate` Hz) in `ratio` times their length."""
    import numpy as np

    stretcher = Stretcher(ratio, rate)
    if not stretcher.changes or len(samples) < stretcher.least:
        return samples
    return np.concatenate([stretcher.feed(samples), stretcher.end()])


class Stretcher:
    """The same of a recording that comes in pieces: what it gives, put together, is the whole stretched.

    Args:
        ratio: how many times as long it becomes.
        rate: samples a second, in Hz.

    Attributes:
        changes: whether the ratio is worth the work; where it is not, samples are given as they come.
        least: samples below which a recording is too short to be stretched.
    """

    def __init__(self, ratio: float, rate: int) -> None:
        import numpy as np

        self._ratio = ratio
        self._size, self._reach = round(WINDOW * rate) // 2 * 2, round(SEARCH * rate)
        self._hop = self._size // 2
        self._window = np.hanning(self._size + 1)[: self._size].astype(np.float32)
        self.changes = abs(ratio - 1) >= 0.01
        self.least = self._size + 2 * self._reach
        self._input = np.zeros(self._reach + self._hop, np.float32)
        self._forgotten = 0  # samples of the input that are gone
        self._at = self._reach  # half a window before the first sample: the middle of a window stays in its place
        self._laid = 0  # windows
        self._out = np.zeros(self._size, np.float32)
        self._taken = self._given = 0  # samples

    def feed(self, samples: Samples) -> Samples:
        """Take a piece; what is ready by then, perhaps nothing."""
        import numpy as np

        if not self.changes:
            return samples
        self._input = np.concatenate([self._input, samples])
        self._taken += len(samples)
        ready = self._laid_over(None)
        self._given += len(ready)
        return ready

    def end(self) -> Samples:
        """What is left, when all was fed."""
        import numpy as np

        if not self.changes:
            return np.zeros(0, np.float32)
        self._input = np.concatenate([self._input, np.zeros(self.least, np.float32)])
        wanted = round(self._taken * self._ratio)
        rest = np.concatenate([self._laid_over(max(1, wanted // self._hop)), self._out[: self._hop]])
        return rest[: wanted - self._given]

    def _laid_over(self, last: int | None) -> Samples:
        """Lay windows up to the number `last`, or without one as many as there is input for."""
        import numpy as np

        done = [np.zeros(0, np.float32)]
        while self._has_input() if last is None else self._laid <= last:
            finished = self._lay(is_last=self._laid == last)
            if self._laid > 1:  # the first half window is before the first sample
                done.append(finished)
        return np.concatenate(done)

    def _has_input(self) -> bool:
        near = round((self._laid + 1) * self._hop / self._ratio)
        return max(near + self.least, self._at + self._hop + self._size) < self._forgotten + len(self._input)

    def _lay(self, *, is_last: bool) -> Samples:
        """Lay the next window, and look for the one after it; the half that is finished by that."""
        import numpy as np

        size, hop = self._size, self._hop
        self._out += self._piece(self._at, size) * self._window
        finished = self._out[:hop].copy()
        self._out[:hop], self._out[hop:] = self._out[hop:], 0
        self._laid += 1
        if not is_last:
            wanted = self._piece(self._at + hop, size)  # what would come next had nothing changed
            end = self._forgotten + len(self._input)
            near = min(round(self._laid * hop / self._ratio), end - self.least - 1)
            found = np.correlate(self._piece(near, self.least), wanted, "valid") if len(wanted) == size else [0]
            self._at = near + int(np.argmax(found))
            self._forget(min(self._at, near))
        return finished

    def _piece(self, start: int, count: int) -> Samples:
        return self._input[start - self._forgotten : start - self._forgotten + count]

    def _forget(self, before: int) -> None:
        if before - self._forgotten > 8 * self._size:
            self._input = self._input[before - self._forgotten :]
            self._forgotten = before
