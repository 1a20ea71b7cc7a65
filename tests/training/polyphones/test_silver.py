"""Readings that langdu gives sentences which nobody labelled, and what is made of them."""

from __future__ import annotations

import numpy as np

from langdu.annotate.polyphone.model import model
from langdu.pinyin import numbered, parse
from langdu.pinyin.inventory import number_of, of_number
from langdu.training.polyphones.examples.corpus import Gold, TrainingSentence
from langdu.training.polyphones.examples.priors import moved
from langdu.training.polyphones.examples.settled import ENOUGH, settled
from langdu.training.polyphones.examples.silver import silvered


def test_what_is_labelled_stays_and_the_rest_is_read() -> None:
    wrong = Gold(1, number_of(parse("dao3")))  # a label is a label, right or not
    (found,) = silvered(model(), [TrainingSentence("他倒了一杯水给她喝", (wrong,))], 0.25)
    assert found.golds[0] == wrong
    read = {found.text[gold.place]: numbered(of_number(gold.number)) for gold in found.golds[1:]}
    assert read["喝"] == "he1"
    assert {gold.weight for gold in found.golds[1:]} == {0.25}
    assert "了" not in read  # rules alone decide it


def gold_of(text: str, char: str, reading: str, weight: float = 1.0) -> TrainingSentence:
    return TrainingSentence(text, (Gold(text.index(char), number_of(parse(reading)), weight),))


def test_a_character_with_one_reading_outside_words_is_settled() -> None:
    same = [gold_of("他给我", "给", "gei3")] * ENOUGH
    assert settled(["给"], same).tolist() == [1]
    assert settled(["给"], same[1:]).tolist() == [0]
    assert settled(["给"], [*same, gold_of("他给我", "给", "ji3")]).tolist() == [0]
    # In a word that is beyond doubt the other reading says nothing.
    assert settled(["给"], [*same, gold_of("自给自足", "给", "ji3")]).tolist() == [1]


def test_a_reading_that_our_examples_make_too_common_is_moved_back() -> None:
    kind = int(model().vocabulary.kind_numbers[ord("干")])
    candidates = model().vocabulary.candidates[kind].tolist()
    wet, work = (candidates.index(number_of(parse(said))) for said in ("gan1", "gan4"))
    ours = [gold_of("干了", "干", "gan1")] * 30
    step = moved(model(), ours, [TrainingSentence("你在干什么", ())] * 30) - model().weights["bias"].astype(np.float16)
    assert step[kind, wet] < 0 < step[kind, work]
    assert not step[kind + 1].any()
