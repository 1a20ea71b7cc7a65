"""What a learner's history says: of tones and pairs, over time, and how sure one can be of it.

Only sure verdicts count: green and red. Amber says nothing of the learner and is left out, so a share is always "of
those judged". Every share carries how many it is of, and the interval that it lies in with 95 %.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, TypeVar

from langdu.model import NEUTRAL
from langdu.model.history import DRILL

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from langdu.model.history import Answer, Attempt, AttemptSyllable

K = TypeVar("K", bound="Hashable")
#: Two-sided 95 % of the normal distribution.
Z = 1.959964
#: Tones that are judged.
TONES = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many judged."""

    right: int = 0
    judged: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.judged + other.judged)

    @property
    def value(self) -> float:
        """The share, 0..1; 0 of none."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with 95 % (Wilson 1927), 0..1; everywhere if none was judged."""
        n = self.judged
        if not n:
            return 0.0, 1.0
        centre = self.value + Z * Z / (2 * n)
        reach = Z * sqrt(self.value * (1 - self.value) / n + Z * Z / (4 * n * n))
        scale = 1 + Z * Z / n
        return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)


def _shares(outcomes: Iterable[tuple[K, bool]]) -> dict[K, Share]:
    found: dict[K, Share] = defaultdict(Share)
    for key, is_right in outcomes:
        found[key] += Share(int(is_right), 1)
    return dict(found)


def _is_sure(said: AttemptSyllable) -> bool:
    """Whether its tone was judged.

    A neutral syllable may be green and is never red, so it would only lift every share; one that was left out is red
    and had no tone.
    """
    return said.verdict != "amber" and said.spoken.tone != NEUTRAL and not said.omitted


def overall(said: Iterable[AttemptSyllable]) -> Share:
    """All sure verdicts together."""
    return sum((Share(int(one.verdict == "green"), 1) for one in said if _is_sure(one)), Share())


def by_tone(said: Iterable[AttemptSyllable]) -> dict[int, Share]:
    """By the tone that was asked, as spoken."""
    return _shares((one.spoken.tone, one.verdict == "green") for one in said if _is_sure(one))


def by_pair(said: Iterable[AttemptSyllable]) -> dict[tuple[int, int], Share]:
    """By pairs of neighbours within a phrase, as spoken: right if both are. A neutral second is taken as right."""
    return _shares(outcome for outcome in (_pair(a, b) for a, b in pairwise(said)) if outcome is not None)


def pairs_over_time(
    said: Iterable[AttemptSyllable], day: Callable[[datetime], K]
) -> dict[tuple[int, int], dict[K, Share]]:
    """The same for every pair by day, week or whatever `day` makes of a moment, in order of time."""
    found: dict[tuple[int, int], dict[K, Share]] = {}
    for first, second in pairwise(said):
        if (outcome := _pair(first, second)) is not None:
            course = found.setdefault(outcome[0], {})
            at = day(first.at)
            course[at] = course.get(at, Share()) + Share(int(outcome[1]), 1)
    return found


def _pair(first: AttemptSyllable, second: AttemptSyllable) -> tuple[tuple[int, int], bool] | None:
    follows = first.attempt == second.attempt and second.number == first.number + 1 and not first.phrase_end
    is_judged = _is_sure(second) or (second.spoken.tone == NEUTRAL and not second.omitted)
    if not (follows and _is_sure(first) and is_judged):
        return None
    return (first.spoken.tone, second.spoken.tone), first.verdict == "green" and second.verdict != "red"


def confusion(said: Iterable[AttemptSyllable]) -> Counter[tuple[int, int]]:
    """How often each tone was asked and heard as which, of sure verdicts; what is right counts as heard as asked."""
    return Counter(
        (one.spoken.tone, one.spoken.tone if one.verdict == "green" else one.heard) for one in said if _is_sure(one)
    )


def misheard(answers: Iterable[Answer]) -> Counter[tuple[int, int]]:
    """The same for the quiz: the tones that sounded, and those that the learner chose for them."""
    return Counter(
        (int(asked), int(answered))
        for one in answers
        if one.skill == "listen" and set(one.asked + one.answered) <= set("12345-")
        for asked, answered in zip(one.asked.split("-"), one.answered.split("-"), strict=False)
        if asked and answered
    )


def by_group(answers: Iterable[Answer]) -> dict[tuple[str, str], Share]:
    """The quiz's answers by drill and part of it."""
    heard = (one for one in answers if one.skill != "speak" and one.right is not None)
    return _shares(((one.kind, one.group), bool(one.right)) for one in heard)


def over_time(said: Iterable[AttemptSyllable], day: Callable[[datetime], K]) -> dict[K, Share]:
    """By day, week or whatever `day` makes of a moment, in order of time."""
    return _shares((day(one.at), one.verdict == "green") for one in said if _is_sure(one))


def days(attempts: Iterable[Attempt], answers: Iterable[Answer], zone: tzinfo | None) -> dict[date, float]:
    """The days of practice and the minutes of each, in order; days are those of `zone`, None for the machine's.

    A drill's card counts from being shown to being answered, other attempts as long as their recording is.
    """
    spent: dict[date, float] = defaultdict(float)
    spells = [(one.at, one.seconds) for one in answers]
    spells += [(one.at, one.seconds) for one in attempts if not one.origin.startswith(DRILL)]
    for at, seconds in spells:
        spent[at.astimezone(zone).date()] += seconds / 60
    return dict(sorted(spent.items()))


def streak(practised: Iterable[date], today: date) -> tuple[int, int]:
    """How many days in a row up to today (or yesterday, as today is not over), and the longest row there was."""
    rows: list[list[date]] = []
    for day in sorted(set(practised)):
        if rows and (day - rows[-1][-1]).days == 1:
            rows[-1].append(day)
        else:
            rows.append([day])
    longest = max(map(len, rows), default=0)
    goes_on = bool(rows) and (today - rows[-1][-1]).days <= 1
    return (len(rows[-1]) if goes_on else 0), longest


def weakest(shares: Mapping[K, Share], *, evidence: int, below: float) -> list[K]:
    """What is right least often, the weakest first.

    Args:
        shares: by whatever.
        evidence: the least number judged: under it a share says too little.
        below: the share under which something counts as weak. Those whose interval reaches highest come last.
    """
    weak = {key: share for key, share in shares.items() if share.judged >= evidence and share.value < below}
    return sorted(weak, key=lambda key: weak[key].interval[1])


def seconds_each(answers: Sequence[Answer], usual: float, least: int = 5) -> float:
    """What a card takes, in seconds: the median of those answered, or `usual` where fewer than `least` were."""
    taken = sorted(one.seconds for one in answers)
    return taken[len(taken) // 2] if len(taken) >= least else usual
