"""Samples made louder and softer without a click."""

from __future__ import annotations

from array import array

SAMPLE = 2
#: Seconds over which sound is faded where it is cut, paused, taken up again or changes its volume: shorter
#: clicks, longer is heard as a swell.
FADE = 0.005


def fade_out(data: bytearray, count: int) -> None:
    """Bring the last `count` samples (signed 16 bit) of `data` down to nothing."""
    count = min(count, len(data) // SAMPLE)
    view = memoryview(data).cast("h")
    for i in range(count):
        view[-1 - i] = view[-1 - i] * i // count
    view.release()


class Gain:
    """A volume that glides to where it should be within `FADE` seconds."""

    def __init__(self) -> None:
        self._at = 1.0

    def reset(self, volume: float) -> None:
        """Begin at `volume`; 0 fades what comes next in."""
        self._at = volume

    def apply(self, data: bytearray, volume: float, rate: int) -> None:
        """Make the samples of `data` as loud as `volume` (0 to 1) says.

        The loudness goes with the cube, as in mpv: with amplitudes, half would hardly be heard as softer.
        """
        if self._at == volume == 1.0:
            return
        view = memoryview(data).cast("h")
        step, i = 1 / (FADE * rate), 0
        while self._at != volume and i < len(view):
            self._at += min(step, max(-step, volume - self._at))
            view[i] = round(view[i] * self._at**3)
            i += 1
        if volume != 1.0:
            factor = volume**3
            view[i:] = array("h", [round(sample * factor) for sample in view[i:]])
        view.release()
