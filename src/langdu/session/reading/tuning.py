"""What the keys for loudness, for a late headset and for practising do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.config import LATENCY_LIMITS, REPEAT_LIMITS, VOLUME_LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Place
    from langdu.session.reading.controller import ReadingController
    from langdu.session.reading.shadowing import Shadowing

#: Percent and milliseconds that a key makes a difference of.
VOLUME_STEP, LATENCY_STEP = 5, 10
#: Pauses that a key goes through, as multiples of the sentence.
GAPS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
#: Speeds that a key brings, where the user has set no others: a third slower, then up to one's own.
SPEEDS = (0.7, 0.85, 1.0)


class Tuning:
    """Changes what `controller` does, and tells it.

    Args:
        controller: who reads.
        place: where the reader is.
        tell: shows a notice.
    """

    def __init__(
        self, controller: ReadingController, place: Callable[[], Place | None], tell: Callable[[str], None]
    ) -> None:
        self._controller, self._place, self._tell = controller, place, tell
        self._speeds = controller.shadowing.speeds or SPEEDS
        self._from: Place | None = None

    def volume(self, steps: int) -> None:
        """Softer or louder."""
        playback = self._controller.playback
        volume = _held(playback.volume + steps * VOLUME_STEP, VOLUME_LIMITS)
        self._controller.hear(replace(playback, volume=volume))
        self._tell(f"volume {volume} %")

    def latency(self, steps: int) -> None:
        """The highlight earlier or later."""
        playback = self._controller.playback
        latency = _held(playback.latency + steps * LATENCY_STEP, LATENCY_LIMITS)
        self._controller.hear(replace(playback, latency=latency))
        kept = f"to keep it: latency = {latency} in config.toml"
        self._tell(f"the highlight waits {latency} ms for the loudspeaker; {kept}")

    def repeat(self, steps: int) -> None:
        """Each sentence so many times, and after nine times once."""
        low, high = REPEAT_LIMITS
        times = (self._controller.shadowing.repeat - low + steps) % (high - low + 1) + low
        self._change(replace(self._controller.shadowing, repeat=times))
        self._tell("each sentence once" if times == 1 else f"each sentence {times} times")

    def gap(self, steps: int) -> None:
        """A longer pause to say the sentence oneself, and after the longest none."""
        now = self._controller.shadowing.gap
        longer = [gap for gap in GAPS if gap > now] if steps > 0 else []
        gap = longer[0] if longer else GAPS[0]
        self._change(replace(self._controller.shadowing, gap=gap))
        self._tell(f"after each sentence a pause of {gap:g} times its length" if gap else "no pauses to repeat in")

    def speeds(self, _: int) -> None:
        """Slower first, or not."""
        speeds = () if self._controller.shadowing.speeds else self._speeds
        self._change(replace(self._controller.shadowing, speeds=speeds))
        named = ", ".join(f"{speed:g}" for speed in speeds)
        self._tell(f"each sentence at {named} times the speed" if speeds else "one speed")

    def loop(self) -> None:
        """The first sentence of a loop, the last of it, and no loop, one after the other."""
        here = self._place()
        if self._controller.shadowing.loop is not None or here is None:
            self._from = None
            self._change(replace(self._controller.shadowing, loop=None))
            self._tell("no loop")
        elif self._from is None:
            self._from = here
            self._tell("the loop begins with this sentence; l again at its last one")
        else:
            first, last = sorted((self._from, here))
            self._from = None
            self._change(replace(self._controller.shadowing, loop=(first, last)))
            self._tell("in a loop up to this sentence, until l ends it")

    def told(self) -> str:
        """What of it is on, for the status line; "" for plain reading."""
        now = self._controller.shadowing
        volume, latency = self._controller.playback.volume, self._controller.playback.latency
        loop = "A–B" if now.loop is not None else "A–" if self._from is not None else ""
        parts = (
            f"{now.repeat} times" if now.repeat > 1 else "",
            f"pause {now.gap:g}" if now.gap else "",
            f"{now.speeds[0]:g}→{now.speeds[-1]:g}" if now.speeds else "",
            loop,
            f"vol {volume} %" if volume < VOLUME_LIMITS[1] else "",
            f"{latency:+d} ms" if latency else "",
        )
        return " · ".join(part for part in parts if part)

    def _change(self, shadowing: Shadowing) -> None:
        self._controller.shadow(shadowing)


def _held(value: int, limits: tuple[int, int]) -> int:
    return min(limits[1], max(limits[0], value))
