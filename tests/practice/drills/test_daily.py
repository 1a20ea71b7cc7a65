"""The ten minutes a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from langdu.model.history import CardState
from langdu.practice.drills import cards, items
from langdu.practice.drills.daily import Queue, Supply, chosen
from langdu.practice.drills.schedule import review
from langdu.practice.drills.weak import Weak
from tests.practice.making import NOON

PAIRS = cards(items("pairs"), ("listen",))
SECONDS = {"listen": 10.0, "speak": 10.0}


def supply(due: int = 0, later: int = 0) -> Supply:
    """The tone pairs, of which some are due and some are not."""
    when = [NOON - timedelta(hours=due - i) for i in range(due)] + [NOON + timedelta(days=9)] * later
    states = {card.id: CardState(card.id, at, "{}") for card, at in zip(PAIRS, when, strict=False)}
    return Supply(PAIRS, states, seconds=SECONDS)


def test_what_is_due_fills_the_time_before_anything_new() -> None:
    assert {card.id for card in chosen(supply(due=30), NOON, 200, Random(1))} == {card.id for card in PAIRS[:20]}


def test_new_cards_fill_what_is_left_and_are_counted_twice() -> None:
    found = chosen(supply(due=6, later=10), NOON, 200, Random(1))
    assert {card.id for card in found[:6]} == {card.id for card in PAIRS[:6]}
    new = found[6:]
    assert len(new) == (200 - 60) / 10 / 2
    assert not {card.id for card in new} & {card.id for card in PAIRS[:16]}


def test_what_is_weak_comes_before_what_is_new() -> None:
    weak = replace(supply(), weak=Weak(groups=(("pairs", "2-4"), ("pairs", "4-2"))))
    found = chosen(weak, NOON, 200, Random(1))
    assert sum(card.item.group in {"2-4", "4-2"} for card in found) >= 4
    assert len({card.item.group for card in found}) > 2


def test_neighbours_are_of_different_groups() -> None:
    found = chosen(supply(), NOON, 1000, Random(1))
    assert len(found) == 50
    assert all(a.item.group != b.item.group for a, b in pairwise(found))


def test_a_card_that_was_missed_comes_again_when_it_is_due() -> None:
    queue, now = Queue(PAIRS[:3], 600), NOON
    asked = []
    for _ in range(5):
        card = queue.next(now)
        asked.append(PAIRS.index(card))
        state = review(card.id, None, card is not PAIRS[0] or len(asked) > 1, now, fuzz=False)
        now += timedelta(seconds=35)
        queue.done(card, state, 35, now - timedelta(seconds=35))
    assert asked[:4] == [0, 1, 0, 2]


def test_the_session_ends_with_its_time() -> None:
    queue = Queue(PAIRS, 30)
    for _ in range(3):
        assert queue.left > 0
        queue.done(queue.next(NOON), None, 10, NOON)
    assert queue.next(NOON) is None


@pytest.mark.parametrize("right", [None, False])
def test_a_card_that_never_goes_well_does_not_come_for_ever(right: bool | None) -> None:
    queue, asked = Queue(PAIRS[:1], 6000), 0
    while (card := queue.next(NOON)) is not None:
        asked += 1
        queue.done(card, review(card.id, None, right, NOON, fuzz=False), 1, NOON)
    assert asked == 4


@pytest.mark.parametrize("budget", [0, 5])
def test_little_time_is_for_few_cards(budget: int) -> None:
    assert len(chosen(supply(due=30), NOON, budget, Random(1))) == (budget > 0)
