"""What a learner misses is what is drilled."""

from __future__ import annotations

from langdu.practice.drills import cards, items
from langdu.practice.drills.weak import training, weak
from tests.practice.making import answer, said

PAIRS = cards(items("pairs"))


def test_a_pair_that_goes_wrong_often_enough_is_weak() -> None:
    history = [one for n in range(8) for one in said("xue2 xiao4", "34" if n % 2 else "24", n)]
    found = weak(history, [])
    assert found.pairs == ((2, 4),)
    assert found.tones == (2,)
    spoken = [card for card in training(found, PAIRS) if card.skill == "speak"]
    assert {card.item.group for card in spoken[:6]} == {"2-4"}
    assert all(2 in card.item.word.tones for card in spoken)
    assert not weak(history[:14], [])


def test_what_is_misheard_is_heard_again() -> None:
    found = weak([], [answer("2-3", "3-3", group="2-3")] * 9 + [answer("1-1", "1-1", group="1-1")] * 9)
    assert found.groups == (("pairs", "2-3"),)
    assert {(card.skill, card.item.group) for card in training(found, PAIRS)} == {("listen", "2-3")}


def test_tones_that_are_taken_for_one_another_are_told_apart_by_ear() -> None:
    history = [one for n in range(10) for one in said("ma2", "3" if n < 2 else "2", n)]
    found = weak(history, [])
    assert found.confused == ((2, 3),)
    heard = [card for card in training(found, cards(items("minimal"))) if card.skill == "listen"]
    assert {"麻", "鱼"} <= {card.item.word.text for card in heard}
    assert all(2 in card.item.word.tones for card in heard)


def test_a_learner_without_history_has_no_weakness() -> None:
    assert not weak([], [])
    assert training(weak([], []), PAIRS) == []
