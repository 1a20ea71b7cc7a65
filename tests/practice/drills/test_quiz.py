"""What is asked, and what one can answer."""

from __future__ import annotations

from random import Random

import pytest

from langdu.practice.drills import DrillItem, DrillWord, items, question
from langdu.practice.drills.numbers import MAKERS, misheard, numbers
from langdu.practice.drills.quiz import CHOICES, distractors

TABLES = ("pairs", "minimal", "sandhi", "neutral", "erhua")


@pytest.mark.parametrize("kind", TABLES)
def test_exactly_one_answer_is_right(kind: str) -> None:
    for item in items(kind):
        asked = question(item, Random(3))
        labels = [choice.label for choice in asked.choices]
        assert 2 <= len(labels) <= CHOICES
        assert len(set(labels)) == len(labels)
        shown = asked.choices[asked.right].shown
        assert shown == "-".join(map(str, item.word.tones)) or shown.startswith(f"{item.word.text} ")


def test_two_third_tones_are_heard_as_second_and_third_and_never_offered() -> None:
    fruit = next(item for item in items("pairs") if item.word.text == "水果")
    for seed in range(50):
        asked = question(fruit, Random(seed))
        assert asked.choices[asked.right].label == "2-3"
        assert "3-3" not in [choice.label for choice in asked.choices]


@pytest.mark.parametrize("tones", [(2,), (1, 4), (2, 3), (4, 5)])
def test_a_distractor_differs_in_one_tone_and_the_closest_is_always_there(tones: tuple[int, ...]) -> None:
    for seed in range(20):
        others = distractors(tones, Random(seed))
        assert len(others) == 3
        assert all(sum(a != b for a, b in zip(tones, other, strict=True)) == 1 for other in others)
        if 2 in tones and tones != (2, 3):
            assert tuple(3 if tone == 2 else tone for tone in tones) in others


def test_where_an_answer_stands_tells_nothing() -> None:
    places = {question(item, Random(1)).right for item in items("pairs")}
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("seed", range(20))
def test_numbers_are_of_every_kind_and_have_three_lookalikes(seed: int) -> None:
    random = Random(seed)
    made = numbers(random, 3)
    assert {kind for kind, _ in made} == set(MAKERS)
    for _, text in made:
        others = misheard(text, random)
        assert len({text, *others}) == 4
        assert all(len(other) == len(text) for other in others)
        asked = question(DrillItem("numbers", "counts", DrillWord(text, (), ())), random)
        assert asked.choices[asked.right].shown == text
