"""Reading along with the user's recording: the order in which its cues, and what lies between them, are heard.

What lies between two cues has places of its own behind the first one's sentence, which is the only one of its block;
who listens to the reading is told of sentences only.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.model import Place
from langdu.session.notice import Notice
from langdu.session.reading.aloud import Aloud
from langdu.session.reading.events import Now, Paused, Started
from langdu.session.reading.shadowing import Shadowing
from langdu.speech.read_along.cue_timeline import interlude

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Sentence, Span
    from langdu.session.reading.events import Event, SentenceSource
    from langdu.speech.read_along.cue_timeline import CueTimeline

BEYOND = "this line lies beyond the end of the recording"


class ReadAlong(Aloud):
    """Reads `script`, whose sentences are cues, along with a recording; for the other arguments see `Aloud`.

    Args:
        timeline: when its cues sound.
    """

    def __init__(
        self,
        script: SentenceSource,
        timeline: CueTimeline,
        listener: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cues = CueScript(script, timeline, self._repeats)
        self._tell = listener
        super().__init__(self._cues, self._heard, clock)

    def _repeats(self) -> bool:
        return self.shadowing.turns > 1 or self.shadowing.gap > 0

    def _heard(self, event: Event) -> None:
        if isinstance(event, Paused):
            event = replace(event, place=self._cues.sentence_place(event.place))
        if not (isinstance(event, Started) and is_between(event.place)):
            self._tell(event)

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from a cue; says so where it lies beyond the recording's end."""
        super().play(place, at)
        if not self._cues.is_heard(place):
            with self._changed:
                self._events.append(Notice(BEYOND))
                self._changed.notify_all()

    def now(self) -> Now:
        """What is at the speaker right now: between two cues the one before, and no syllable; cheap."""
        now = super().now()
        place = None if now.place is None else Place(now.place.block, 0)
        return Now(place, now.span if now.span is not None and len(now.span) else None, now.until)

    def shadow(self, shadowing: Shadowing) -> None:
        """Practise cues like this, and what lies between them not."""
        super().shadow(CueShadowing(shadowing.repeat, shadowing.gap, shadowing.speeds, shadowing.loop))


class CueShadowing(Shadowing):
    """How cues are practised; what lies between them is not repeated."""

    def after(self, script: SentenceSource, place: Place, turn: int) -> tuple[Place, int] | None:
        """See `Shadowing`."""
        return super().after(script, place, self.turns if is_between(place) else turn)


class CueScript:
    """The cues of `script` and, unless they are repeated, what lies between them; a `SentenceSource`.

    Args:
        script: the text; each of its sentences is a block and a cue.
        timeline: when they sound.
        repeats: whether each is heard alone now, several times or with a pause to say it oneself.
    """

    def __init__(self, script: SentenceSource, timeline: CueTimeline, repeats: Callable[[], bool]) -> None:
        self._script, self._timeline, self._repeats = script, timeline, repeats

    def sentence(self, place: Place) -> Sentence:
        """A cue's sentence with its times, or a piece of what lies between two."""
        sentence = self._script.sentence(Place(place.block, 0))
        if not is_between(place):
            return self._timeline.timed(sentence, place.block, is_alone=self._repeats())
        edges = self._between(place.block)
        return interlude(sentence.span.end, edges[place.sentence - 1], edges[place.sentence])

    def after(self, place: Place) -> Place | None:
        """The next cue, or the next piece of what lies before it; None at the end of the text or of the recording."""
        following = self._following(place.block)
        goes_on = is_between(place) or not self._repeats()
        if following is not None and goes_on and place.sentence + 1 < len(self._between(place.block)):
            return Place(place.block, place.sentence + 1)
        return following

    def is_heard(self, place: Place) -> bool:
        """Whether a cue begins before the recording ends."""
        return place.block < self._timeline.heard

    def sentence_place(self, place: Place) -> Place:
        """The cue that is meant by a place: of one between two cues the second."""
        return (self._following(place.block) or Place(place.block, 0)) if is_between(place) else place

    def _following(self, block: int) -> Place | None:
        following = self._script.after(Place(block, 0))
        return following if following is not None and following.block < self._timeline.heard else None

    def _between(self, block: int) -> list[float]:
        following = self._following(block)
        return [] if following is None else self._timeline.between(block, following.block)


def is_between(place: Place) -> bool:
    """Whether it is a place between two cues."""
    return place.sentence > 0
