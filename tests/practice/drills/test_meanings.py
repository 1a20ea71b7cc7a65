"""Meaning cards: what is asked, and what stands beside the right answer."""

from __future__ import annotations

from random import Random

import pytest

from langdu.practice.drills import cards, question
from langdu.practice.drills.meanings import MEANING_COLUMNS, MeaningItem, meaning_items, told_senses
from tests.practice.drills.meaning_words import ALL, BANK, BUY, PARK, SCHOOL, SELL, TEACHER, meant


def items() -> dict[str, MeaningItem]:
    return {f"{item.kind} {item.group}": item for item in meaning_items(BANK, (SCHOOL, PARK, TEACHER))}


def test_a_word_has_three_cards_and_each_its_own_id() -> None:
    found = cards(items().values())
    assert [card.id for card in found] == [
        "read:meaning:银行:yin2 hang2",
        "listen:hanzi:银行:yin2 hang2",
        "listen:meaning:银行:yin2 hang2",
    ]
    assert [f"{card.item.kind} {card.item.group}" for card in cards(items().values(), ("read", "speak"))] == [
        "meaning from hanzi"
    ]


def test_a_card_is_the_same_in_both_scripts() -> None:
    (card, *_) = cards(meaning_items(meant("鋼琴", "gang1 qin2", "piano"), ALL))
    assert card.id == "read:meaning:钢琴:gang1 qin2"


def test_the_meaning_is_asked_among_four() -> None:
    asked = question(items()["meaning from hanzi"], Random(3))
    assert asked.asked == "meaning"
    assert {choice.label for choice in asked.choices} == {"bank", "school", "park (for public recreation)", "teacher"}
    assert asked.choices[asked.right].label == "bank"


def test_the_hanzi_are_asked_of_what_is_heard() -> None:
    asked = question(items()["hanzi from sound"], Random(3))
    assert asked.asked == "hanzi"
    assert {choice.label for choice in asked.choices} == {"银行", "学校", "公园", "老师"}


def test_the_right_answer_stands_anywhere() -> None:
    found = {question(items()["meaning from hanzi"], Random(seed)).right for seed in range(40)}
    assert found == {0, 1, 2, 3}


def test_nothing_to_choose_from_is_no_card() -> None:
    assert list(meaning_items(BANK, ())) == []


def test_a_meaning_is_as_long_as_there_is_room() -> None:
    assert BUY.brief == "to buy; to purchase"
    assert SELL.brief == "to sell; to betray; to spare no effort"
    long = meant("字", "zi4", "a very long explanation that goes on and on without an end")
    assert long.brief == "a very long explanation that goes on an…"
    assert len(meant("字", "zi4", "长长长" * 20).brief) <= MEANING_COLUMNS / 2 + 1


@pytest.mark.parametrize(
    "sense",
    [
        "variant of 台 tái",
        "old variant of 台 tái",
        "see 行长 háng zhǎng",
        "surname Yin",
        "Taiwan pr. xìng",
        "in 银 bars",
    ],
)
def test_a_sense_that_gives_the_word_away_or_tells_nothing_is_left_out(sense: str) -> None:
    assert told_senses((sense, "bank"), "银行") == ("bank",)
