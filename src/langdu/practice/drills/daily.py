"""The daily session: which cards, in which order, in the time there is.

What is due comes first, then what is weak, for a third of the time that is left, then what is new. Cards of one group
never follow one another where that can be helped: what one learns interleaved lasts longer than what one learns in
blocks.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from langdu.practice.drills.schedule import SAME_SESSION
from langdu.practice.drills.weak import Weak, training

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from random import Random

    from langdu.model.history import CardState, Skill
    from langdu.practice.drills.items import Card

#: How often a card that is new comes within its first session: being right once more is what ends its learning.
NEW = 2
#: How often a card comes again in a session: what was missed more often wants another day.
REPEATS_A_SESSION = 3
#: When a card comes again of which nothing sure could be told.
UNRATED = timedelta(minutes=10)
#: Seconds that a card takes until it is measured: hearing, thinking, a key; and saying it, seeing what was heard.
USUAL: dict[Skill, float] = {"listen": 8.0, "speak": 14.0, "read": 8.0}
NOTHING_WEAK = Weak()


@dataclass(frozen=True, slots=True)
class Supply:
    """What there is to choose from.

    Attributes:
        cards: all that the drills in question have.
        states: what the schedule knows of them, by id.
        weak: what goes wrong.
        seconds: that a card takes, by skill.
    """

    cards: Sequence[Card]
    states: Mapping[str, CardState]
    weak: Weak = NOTHING_WEAK
    seconds: Mapping[Skill, float] = field(default_factory=lambda: USUAL)


def chosen(supply: Supply, now: datetime, budget: float, random: Random) -> list[Card]:
    """The cards of a session of `budget` seconds, in order.

    Args:
        supply: what there is.
        now: UTC; what is due by then is due.
        budget: seconds.
        random: chooses among new cards.
    """
    known = [card for card in supply.cards if card.id in supply.states]
    due = sorted((c for c in known if supply.states[c.id].due <= now), key=lambda c: supply.states[c.id].due)
    rest = [card for card in supply.cards if card not in due]
    random.shuffle(rest)
    first, left = within(due, supply, budget)
    more, unused = within(_in_turn(training(supply.weak, rest)), supply, left / 3)
    fresh = [card for card in rest if card.id not in supply.states and card not in more]
    new, _ = within(fresh, supply, 2 * left / 3 + unused)
    return [*interleaved(first), *interleaved([*more, *new])]


def within(cards: Iterable[Card], supply: Supply, budget: float) -> tuple[list[Card], float]:
    """As many from the front as the seconds are for, and the seconds left."""
    taken: list[Card] = []
    for card in cards:
        if budget <= 0:
            break
        taken.append(card)
        budget -= supply.seconds[card.skill] * (1 if card.id in supply.states else NEW)
    return taken, budget


def _in_turn(cards: Iterable[Card]) -> list[Card]:
    """A card of each group in turn, so that the weakest group leaves room for the others."""
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        groups.setdefault(_place(card), []).append(card)
    return [card for row in zip_longest(*groups.values()) for card in row if card is not None]


def interleaved(cards: Sequence[Card]) -> list[Card]:
    """The same cards, with neighbours of different groups where there are any; else as they were."""
    waiting = list(cards)
    ordered: list[Card] = []
    while waiting:
        last = _place(ordered[-1]) if ordered else None
        nearest = next((card for card in waiting if _place(card) != last), waiting[0])
        waiting.remove(nearest)
        ordered.append(nearest)
    return ordered


def _place(card: Card) -> tuple[str, str]:
    return card.item.kind, card.item.group


class Queue:
    """A session under way: what comes next, those that were missed or are being learned among it.

    Args:
        cards: those chosen.
        budget: seconds of the session.
    """

    def __init__(self, cards: Sequence[Card], budget: float) -> None:
        self._waiting = deque(cards)
        self._again: list[tuple[datetime, Card]] = []
        self._turns: Counter[str] = Counter()
        self._last = ""
        self.budget, self.spent = budget, 0.0

    @property
    def left(self) -> float:
        """Seconds left of the session."""
        return max(0.0, self.budget - self.spent)

    def next(self, now: datetime) -> Card | None:
        """The next card; None when the time is up, or nothing is left.

        One that is being learned comes when it is due, or before that when nothing else is left.
        """
        if self.spent >= self.budget:
            return None
        # The same card twice in a row would only ask what was heard a second ago.
        self._again.sort(key=lambda pair: (pair[1].id == self._last, pair[0]))
        if self._again and (self._again[0][0] <= now or not self._waiting):
            card = self._again.pop(0)[1]
        elif self._waiting:
            card = self._waiting.popleft()
        else:
            return None
        self._last = card.id
        return card

    def done(self, card: Card, state: CardState | None, seconds: float, now: datetime) -> None:
        """A card was answered; it comes again in this session if the schedule has it so soon, or it was not rated.

        What was not rated comes again when the others were asked. None comes again more than `REPEATS_A_SESSION` times.
        """
        self.spent += seconds
        self._turns[card.id] += 1
        due = now + UNRATED if state is None else state.due
        if due - now <= SAME_SESSION and self._turns[card.id] <= REPEATS_A_SESSION:
            self._again.append((due, card))
