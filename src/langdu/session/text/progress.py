"""What a learner's history comes to, for the screen and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from langdu.model import NEUTRAL, one_line
from langdu.pinyin import marked
from langdu.practice.drills.weak import EVIDENCE
from langdu.practice.report import statistics

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, tzinfo

    from langdu.library import PracticeLog
    from langdu.model import WordTones
    from langdu.practice.report.statistics import Share

#: How many days, and how many weeks, a course of time shows.
DAYS, WEEKS = 28, 12
#: How many pairs of tones have a course of their own.
PAIRS = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's history, summed up. Shares are of sure verdicts; see `practice.statistics`.

    Attributes:
        syllables: of all that was said.
        unsure: syllables of which nothing sure could be told.
        tones: by tone, as spoken.
        pairs: by pair of neighbours, as spoken.
        confusion: tone asked, tone heard by langdu.
        heard: the quiz, by ear and by eye, by drill and part.
        misheard: tone that sounded, tone that the learner chose.
        weeks: of all that was said, by the week's Monday, the last `WEEKS` with any.
        weeks_by_tone: the same for every tone.
        weeks_by_pair: the same for the pairs that are right least often, those first.
        minutes: of practice, by day.
        streak: days in a row up to now, and the longest row.
        attempts: recordings that were judged.
        answers: of the quiz.
        due: cards that are due.
        cards: cards that the schedule knows.
        missed_words: words whose tones are to be learned, those said last first.
    """

    syllables: Share
    unsure: int
    tones: Mapping[int, Share]
    pairs: Mapping[tuple[int, int], Share]
    confusion: Counter[tuple[int, int]]
    heard: Mapping[tuple[str, str], Share]
    misheard: Counter[tuple[int, int]]
    weeks: Mapping[date, Share]
    weeks_by_tone: Mapping[int, Mapping[date, Share]]
    weeks_by_pair: Mapping[tuple[int, int], Mapping[date, Share]]
    minutes: Mapping[date, float]
    streak: tuple[int, int]
    attempts: int
    answers: int
    due: int
    cards: int
    missed_words: tuple[WordTones, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet."""
        return not self.attempts and not self.answers


def progress(
    log: PracticeLog,
    now: datetime,
    learner: str = "",
    zone: tzinfo | None = None,
    words: Iterable[WordTones] = (),
) -> Progress:
    """Sum up a learner's history.

    Args:
        log: the history.
        now: an aware time.
        learner: whose.
        zone: whose days and weeks they are; None for the machine's.
        words: how the learner said words, the last first.

    Raises:
        OutputFailed: the library cannot be used.
    """
    said, answers, attempts = log.syllables(learner), log.answers(learner), log.attempts(learner)
    cards = log.cards(learner).values()

    def monday(at: datetime) -> date:
        day = at.astimezone(zone).date()
        return day - timedelta(days=day.weekday())

    pairs = statistics.by_pair(said)
    minutes = statistics.days(attempts, answers, zone)
    return Progress(
        syllables=statistics.overall(said),
        unsure=sum(one.verdict == "amber" and one.spoken.tone != NEUTRAL for one in said),
        tones=statistics.by_tone(said),
        pairs=pairs,
        confusion=statistics.confusion(said),
        heard=statistics.by_group(answers),
        misheard=statistics.misheard(answers),
        weeks=_last(statistics.over_time(said, monday)),
        weeks_by_tone={
            tone: _last(statistics.over_time([one for one in said if one.spoken.tone == tone], monday))
            for tone in statistics.TONES
        },
        weeks_by_pair=_weakest(pairs, statistics.pairs_over_time(said, monday)),
        minutes=minutes,
        streak=statistics.streak(minutes, now.astimezone(zone).date()),
        attempts=len(attempts),
        answers=len(answers),
        due=sum(card.due <= now for card in cards),
        cards=len(cards),
        missed_words=tuple(word for word in words if word.is_missed),
    )


def counted(count: int, what: str) -> str:
    """`1 day`, `2 days`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def missed_word(word: WordTones) -> str:
    """`买 mǎi, missed 3 times, right once since`."""
    pinyin = " ".join(map(marked, word.syllables))
    since = f", right {_times(word.right_since_missed)} since" if word.right_since_missed else ""
    return f"{one_line(word.word)} {pinyin}, missed {_times(word.missed)}{since}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _weakest(
    pairs: Mapping[tuple[int, int], Share], courses: Mapping[tuple[int, int], Mapping[date, Share]]
) -> dict[tuple[int, int], dict[date, Share]]:
    """Of the pairs of which there is enough evidence, the weakest `PAIRS`."""
    weakest = statistics.weakest(pairs, evidence=EVIDENCE, below=1.0)[:PAIRS]
    return {pair: _last(courses[pair]) for pair in weakest}


def _last(weeks: Mapping[date, Share]) -> dict[date, Share]:
    return dict(list(weeks.items())[-WEEKS:])
