"""Which of the learner's words are asked, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from langdu.model.history import CardState
from langdu.practice.drills import Card, DrillItem, cards
from langdu.practice.drills.daily import Supply
from langdu.practice.drills.meanings import meaning_items
from langdu.practice.drills.newest import newest_first
from tests.practice.drills.meaning_words import BANK, SCHOOL, words
from tests.practice.making import NOON

TONES = [DrillItem("words", "2-2", word) for word in words()]
HEARD = cards(TONES, ("listen",))
SECONDS = {"listen": 10.0, "speak": 10.0, "read": 10.0}


def chosen(asked: list[Card], budget: float, **due: int) -> list[Card]:
    """The cards of a session; those known are due so many hours ago."""
    states = {
        card.id: CardState(card.id, NOON - timedelta(hours=hours), "{}")
        for card, hours in zip(asked, due.values(), strict=False)
    }
    return newest_first(Supply(asked, states, seconds=SECONDS), NOON, budget)


def test_the_words_met_last_come_first_for_half_of_the_time_and_then_what_is_due() -> None:
    known = {f"card{n}": n + 1 for n in range(3)}
    found = chosen(HEARD, 80, **known)
    assert found == [*HEARD[3:5], *(HEARD[n] for n in (2, 1, 0)), HEARD[5]]


def test_what_is_not_due_waits() -> None:
    assert chosen(HEARD[:2], 600, first=-5, second=1) == [HEARD[1]]


def test_a_word_that_was_missed_is_said_whatever_the_schedule_says() -> None:
    said = cards([replace(TONES[0], is_missed=True), TONES[1]], ("speak",))
    assert chosen(said, 600, missed=-100, other=-100) == said[:1]


def test_no_word_is_asked_twice_running_while_there_are_others() -> None:
    found = chosen(cards(TONES[:3], ("listen", "speak")), 600)
    assert [card.item.word.text for card in found] == ["银行", "学校", "公园"] * 2


def test_a_meaning_is_asked_by_ear_once_it_was_asked_by_eye() -> None:
    asked = cards(meaning_items(BANK, (SCHOOL,)))
    assert [f"{card.item.kind} {card.item.group}" for card in chosen(asked, 600)] == [
        "meaning from hanzi",
        "hanzi from sound",
    ]
    assert [f"{card.item.kind} {card.item.group}" for card in chosen(asked, 600, eye=-100)] == [
        "hanzi from sound",
        "meaning from sound",
    ]
