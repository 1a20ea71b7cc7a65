"""When a card comes again: the Free Spaced Repetition Scheduler (`fsrs`), and what an answer is worth to it.

Right is "good" and wrong is "again"; "hard" and "easy" are never given. How quickly somebody answers says as much of
their day as of their tones, and a verdict that is barely sure is not a harder card: FSRS draws its own conclusions from
rights and wrongs. Where langdu is not sure (amber, a refused recording) the card is not rated at all: it would
otherwise be learned or forgotten by the machine's doubts.
"""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import NEUTRAL
from langdu.model.history import CardState

if TYPE_CHECKING:
    from datetime import datetime

    from fsrs import Scheduler

    from langdu.model import Report

#: A card that is learned comes again within the session; beyond this it waits for another day.
SAME_SESSION = timedelta(minutes=20)


def outcome(report: Report | None) -> bool | None:
    """Whether what was said is right: all tones that can be judged are green; wrong: one is red; else None."""
    if report is None or report.refusal:
        return None
    verdicts = {judged.verdict for judged in report.syllables if judged.target.spoken.tone != NEUTRAL}
    verdicts |= {judged.verdict for judged in report.syllables if judged.verdict == "red"}
    if "red" in verdicts:
        return False
    return True if verdicts == {"green"} else None


def review(
    card: str, state: CardState | None, right: bool | None, now: datetime, *, fuzz: bool = True
) -> CardState | None:
    """The card's state after an answer.

    Args:
        card: its id.
        state: as it was; None for a new card.
        right: the answer; None leaves the card unrated.
        now: when it was answered, UTC.
        fuzz: whether days are spread a little by chance, so that cards learned together part.

    Returns:
        The new state; None where the card is not rated.
    """
    if right is None:
        return None
    from fsrs import Card, Rating

    # An id and a day of its own, as fsrs would else wait for the clock to make them.
    memory = Card(card_id=0, due=now) if state is None else Card.from_dict(json.loads(state.memory))
    rating = Rating.Good if right else Rating.Again
    memory, _ = _scheduler(fuzz).review_card(memory, rating, review_datetime=now)
    return CardState(card, memory.due, json.dumps(memory.to_dict()))


@cache
def _scheduler(fuzz: bool) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=fuzz)
