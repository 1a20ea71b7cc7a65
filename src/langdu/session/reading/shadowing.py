"""What a learner does with a sentence: hears it several times, slower first, and says it in the pause that follows.

Language teachers call it shadowing. All of it is in one frozen value; reading aloud asks it, sentence by
sentence, how often, how fast, what pause and what comes next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.config import RATE_LIMITS

if TYPE_CHECKING:
    from langdu.model import Place
    from langdu.session.reading.events import SentenceSource


@dataclass(frozen=True, slots=True)
class Shadowing:
    """How sentences are practised; the default is plain reading.

    Attributes:
        repeat: how often each sentence is said, 1 to 9; once for each of `speeds` at least.
        gap: the pause after each time, as a multiple of how long the sentence was, 0 to 3.
        speeds: the speed of the first time, of the second …, as multiples of the speed that is set; the last one
            holds for the times that are left. Empty for the speed that is set.
        loop: the first sentence and the last of a passage that is read over and over; None for no loop.
    """

    repeat: int = 1
    gap: float = 0.0
    speeds: tuple[float, ...] = ()
    loop: tuple[Place, Place] | None = None

    @property
    def turns(self) -> int:
        """How often each sentence is said."""
        return max(self.repeat, len(self.speeds))

    def rate(self, turn: int, rate: float) -> float:
        """The speed of a turn (the first is 0), where `rate` is set; within what voices can do."""
        if not self.speeds:
            return rate
        low, high = RATE_LIMITS
        return min(high, max(low, rate * self.speeds[min(turn, len(self.speeds) - 1)]))

    @property
    def stretch(self) -> float:
        """How many times as long as plain reading it takes."""
        return (1 + self.gap) * sum(1 / self.rate(turn, 1.0) for turn in range(self.turns))

    def pause(self, samples: int) -> int:
        """How long to leave the learner, in samples, for a sentence of so many."""
        return round(self.gap * samples)

    def after(self, script: SentenceSource, place: Place, turn: int) -> tuple[Place, int] | None:
        """What comes after that turn of the sentence at `place`: a place and a turn; None at the end.

        Who has gone out of the loop reads on; reading up to its last sentence takes one back to its first.
        """
        if turn + 1 < self.turns:
            return place, turn + 1
        following = self.loop[0] if self.loop is not None and place == self.loop[1] else script.after(place)
        return None if following is None else (following, 0)


#: Once each, and on.
PLAIN = Shadowing()
