"""Which of the learner's words a session asks: those just met first, for half of the time, then by the schedule."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.practice.drills.daily import interleaved, within
from langdu.practice.drills.meanings import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from langdu.practice.drills.daily import Supply
    from langdu.practice.drills.items import Card


def newest_first(supply: Supply, now: datetime, budget: float) -> list[Card]:
    """The cards of a session of `budget` seconds, in order.

    Args:
        supply: what there is, the newest words first.
        now: UTC; what is due by then is due. A word whose tones were missed is to be said whenever that is.
        budget: seconds.
    """
    fresh = [card for card in supply.cards if card.id not in supply.states and _may_come(card, supply)]
    new, left = within(fresh, supply, budget / 2)
    due, left = within(_due(supply, now), supply, budget / 2 + left)
    more, _ = within(fresh[len(new) :], supply, left)
    return [*_by_turns(new), *interleaved(due), *_by_turns(more)]


def _due(supply: Supply, now: datetime) -> list[Card]:
    """Those that are due, missed tones first, then what is due longest."""
    known = [card for card in supply.cards if card.id in supply.states]
    missed = [card for card in known if card.skill == "speak" and card.item.is_missed]
    due = [card for card in known if card not in missed and supply.states[card.id].due <= now]
    return [*missed, *sorted(due, key=lambda card: supply.states[card.id].due)]


def _may_come(card: Card, supply: Supply) -> bool:
    """Whether a new card may come: a meaning is asked by ear once it was asked by eye."""
    by_eye, _, by_ear = CARDS
    if (card.item.kind, card.item.group) != (by_ear[0], by_ear[2]):
        return True
    return f"{by_eye[1]}:{card.item.key(card.skill)}" in supply.states


def _by_turns(cards: Iterable[Card]) -> Iterator[Card]:
    """A card of each word in turn, so that no word is asked twice running."""
    words: dict[str, list[Card]] = {}
    for card in cards:
        words.setdefault(f"{folded(card.item.word.text)} {card.item.word.pinyin}", []).append(card)
    return (card for card in chain.from_iterable(zip_longest(*words.values())) if card is not None)
