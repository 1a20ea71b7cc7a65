"""Which words may stand beside the right answer."""

from __future__ import annotations

import pytest

from langdu.practice.drills.rivals import RIVALS, rivals
from tests.practice.drills.meaning_words import ALL, BANK, BUY, PARK, SCHOOL, SELL, TOWER, meant


def texts(*found: object) -> list[str]:
    return [one.word.text for one in rivals(*found)]


def test_words_of_the_same_length_come_first_and_then_those_of_the_level() -> None:
    found = texts(BANK, ALL)
    assert set(found[:3]) == {"学校", "公园", "老师"}
    assert found[3] == TOWER.word.text
    assert "银行" not in found


def test_a_word_that_only_the_tone_tells_apart_is_the_hardest() -> None:
    assert texts(BUY, (meant("路", "lu4", "road"), SELL, PARK))[0] == "卖"


@pytest.mark.parametrize(
    "other",
    [
        meant("銀行", "yin2 hang2", "a house of coins"),
        meant("引航", "yin2 hang2", "to pilot"),
        meant("金行", "jin1 hang2", "a gold shop", "bank"),
        meant("岸", "an4", "shore", also=("river bank",)),
    ],
    ids=["other script", "same sound", "same sense", "a term in another reading"],
)
def test_what_could_be_right_too_is_no_rival(other: object) -> None:
    assert texts(BANK, (other, SCHOOL)) == ["学校"]


def test_two_third_tones_sound_like_a_second_and_a_third() -> None:
    rain, fish = meant("雨水", "yu3 shui3", "rainwater"), meant("鱼水", "yu2 shui3", "fish in their element")
    assert texts(rain, (fish,)) == []


def test_a_neutral_tone_may_be_a_full_one() -> None:
    thing, compass = meant("东西", "dong1 xi5", "thing"), meant("东西", "dong1 xi1", "east and west")
    assert texts(thing, (compass,)) == []


def test_a_word_has_no_more_than_are_wanted() -> None:
    pool = [
        meant(f"{chr(0x4E00 + n)}门", f"{syllable}{1 + n % 4} men2", f"meaning{n}x")
        for n, syllable in enumerate(["ba", "pa", "ma", "da", "ta", "na", "la", "ga", "ka", "ha"] * 2)
    ]
    assert len(rivals(BANK, pool)) == RIVALS
