"""What a book asks of a learner, before it is read: from its words, and what is known of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from langdu.model import IGNORED, KNOWN, LEARNED, NEW
from langdu.session.text.finding.navigation import spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from langdu.model import WordStatus

#: Hanzi a minute of a learner who reads a text that is not too hard. Nothing records the user's own pace.
LEARNER_PACE = 170
#: New words that are named.
COMMONEST = 20
_IS_KNOWN = frozenset({LEARNED, KNOWN})


@dataclass(frozen=True, slots=True)
class WordShare:
    """How many words there are of some kind.

    Attributes:
        running: in the text, the same word counted each time.
        different: each counted once.
    """

    running: int = 0
    different: int = 0

    def of(self, whole: WordShare) -> tuple[float, float]:
        """Its share of the running and of the different words, 0 to 1; 0 of none."""
        return self.running / max(1, whole.running), self.different / max(1, whole.different)


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """The words of a text beside those that a learner knows.

    Attributes:
        words: all.
        known: learned and known ones.
        learning: those being learned.
        new: those without a status.
        ignored: those that are marked as of no interest, names mostly.
        new_by_level: new words by the level of a syllabus that has them, None for those of none; rising, None last.
        hanzi: the running and the different hanzi, in simplified characters.
        commonest_new: the new words that come most often, and how often.
    """

    words: WordShare
    known: WordShare
    learning: WordShare
    new: WordShare
    ignored: WordShare
    new_by_level: Mapping[int | None, WordShare]
    hanzi: WordShare
    commonest_new: tuple[tuple[str, int], ...]

    @property
    def known_share(self) -> tuple[float, float]:
        """Known words of the running and of the different ones, 0 to 1; ignored ones are left out of both."""
        counted = WordShare(
            self.words.running - self.ignored.running,
            self.words.different - self.ignored.different,
        )
        return self.known.of(counted)

    @property
    def reading_seconds(self) -> float:
        """About how long a learner reads, at `LEARNER_PACE`."""
        return self.hanzi.running * 60 / LEARNER_PACE

    def listening_seconds(self, rate: float) -> float:
        """About how long a voice reads aloud, at a speed."""
        return spoken_seconds(self.hanzi.running, rate)


def statistics(
    words: Mapping[str, int], statuses: Mapping[str, WordStatus], level_of: Callable[[str], int | None]
) -> WordStatistics:
    """The statistics of a text.

    Args:
        words: how often each word comes, the most common first.
        statuses: those that the learner set.
        level_of: gives the level of a word in a syllabus, None where it has none.
    """
    kinds: dict[str, list[int]] = {}
    for word, count in words.items():
        kinds.setdefault(_kind(statuses.get(word, NEW)), []).append(count)
    new = {word: count for word, count in words.items() if statuses.get(word, NEW) == NEW}
    return WordStatistics(
        words=_share(words.values()),
        known=_share(kinds.get("known", ())),
        learning=_share(kinds.get("learning", ())),
        new=_share(new.values()),
        ignored=_share(kinds.get("ignored", ())),
        new_by_level=_by_level(new, level_of),
        hanzi=_hanzi(words),
        commonest_new=tuple(islice(new.items(), COMMONEST)),
    )


def _kind(status: WordStatus) -> str:
    if status in _IS_KNOWN:
        return "known"
    return {NEW: "new", IGNORED: "ignored"}.get(status, "learning")


def _share(counts: Iterable[int]) -> WordShare:
    found = list(counts)
    return WordShare(sum(found), len(found))


def _by_level(new: Mapping[str, int], level_of: Callable[[str], int | None]) -> dict[int | None, WordShare]:
    counts: dict[int | None, list[int]] = {}
    for word, count in new.items():
        counts.setdefault(level_of(word), []).append(count)
    order = sorted(counts, key=lambda level: (level is None, level))
    return {level: _share(counts[level]) for level in order}


def _hanzi(words: Mapping[str, int]) -> WordShare:
    found: Counter[str] = Counter()
    for word, count in words.items():
        for char in word:
            found[char] += count
    return _share(found.values())
