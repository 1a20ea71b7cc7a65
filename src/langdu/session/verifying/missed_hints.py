"""What became of the hints of an export, as its timeline tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, get_args

from langdu.model import Fate, HintTally


@dataclass(frozen=True, slots=True)
class MissedHint:
    """What a voice could not follow of what a text says.

    Attributes:
        file: the timeline's name.
        fate: approximated or lost.
        what: in plain words, the character and its pinyin first.
        count: so often.
        sentence: the number of the first sentence with it, from 1 over the whole text.
        seconds: where in the audio that begins.
    """

    file: str
    fate: Fate
    what: str
    count: int
    sentence: int
    seconds: float


class MissedHints:
    """Counts them, each kind once.

    Args:
        file: the timeline's name.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._fates = Counter[str]()
        self._missed: dict[tuple[Fate, str], MissedHint] = {}

    def add(self, sentence: dict[str, Any]) -> None:
        """A sentence's row; timelines of before have no hints.

        Raises:
            ValueError, LookupError, TypeError: it is no such row.
        """
        for hint in sentence.get("hints", ()):
            fate, what = hint["fate"], str(hint.get("what", ""))
            if fate not in get_args(Fate):
                raise ValueError(f"a fate {fate!r}")
            self._fates[fate] += 1
            if fate != "honoured":
                number, start = int(sentence["index"]) + 1, float(sentence["from"])
                first = self._missed.get((fate, what)) or MissedHint(self._file, fate, what, 0, number, start)
                self._missed[fate, what] = replace(first, count=first.count + 1)

    @property
    def tally(self) -> HintTally:
        """All hints."""
        return HintTally(self._fates["honoured"], self._fates["approximated"], self._fates["lost"])

    @property
    def rows(self) -> tuple[MissedHint, ...]:
        """Those that were not followed, in the order of the text."""
        return tuple(self._missed.values())
