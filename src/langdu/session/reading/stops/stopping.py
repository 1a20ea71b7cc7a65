"""What the keys for the sleep timer and for stopping at a chapter's end do, and what is told of both."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Place
    from langdu.session.reading.controller import ReadingController
    from langdu.session.reading.events import Paused

#: Minutes that a key goes through.
STEPS_MIN = (15, 30, 45, 60, 90)
NO_CHAPTERS = "this text has no chapters to stop at"
READS_ON = "reading goes on from sentence to sentence"
_ENDS = {"sleep": "the sleep timer is over", "chapter": "the chapter ends here", "sentence": "the sentence ends here"}


class Stopping:
    """Sets when `controller` stops of itself, and tells it.

    Args:
        controller: who reads.
        tell: shows a notice.
        minutes: that the sleep timer is set to to begin with; 0 for off.
    """

    def __init__(self, controller: ReadingController, tell: Callable[[str], None], minutes: float = 0) -> None:
        self._controller, self._tell, self._minutes = controller, tell, minutes
        self.at_chapters = self.at_sentences = False

    def sleep(self) -> None:
        """The sleep timer on the next longer time, and after the longest off."""
        now = 0 if self._controller.sleep_left_s is None else self._minutes
        self._minutes = next((minutes for minutes in STEPS_MIN if minutes > now), 0)
        self._controller.sleep(self._minutes * 60 or None)
        self._tell(f"reading stops in {self._minutes:g} min" if self._minutes else "sleep timer off")

    def stop_at_chapters(self, chapters: tuple[Place, ...]) -> None:
        """Stop before each of these sentences; says so where a text has no chapters."""
        self.at_chapters = bool(chapters)
        self._controller.stop_before(chapters)
        self._tell("reading stops at the end of the chapter; Z again reads on" if chapters else NO_CHAPTERS)

    def read_on(self) -> None:
        """Stop at no chapter."""
        self.at_chapters = False
        self._controller.stop_before(())
        self._tell("reading goes on from chapter to chapter")

    def stop_at_sentences(self, stops: bool) -> None:
        """Stop at the end of each sentence and wait for a key, or read on."""
        self.at_sentences = stops
        self._controller.stop_at_sentences(stops)
        self._tell("reading stops after each sentence; space reads the next" if stops else READS_ON)

    def told(self) -> str:
        """What of it is on, for the status line; "" for neither."""
        left_s = self._controller.sleep_left_s
        chapter = "until chapter end" if self.at_chapters else ""
        return " · ".join(filter(None, (_left(left_s), chapter, "by sentence" if self.at_sentences else "")))


def why(paused: Paused) -> str:
    """Why reading has stopped."""
    return _ENDS[paused.why]


def _left(left_s: float | None) -> str:
    if left_s is None:
        return ""
    return f"sleep {math.ceil(left_s / 60)} min" if left_s > 60 else f"sleep {math.ceil(left_s)} s"
