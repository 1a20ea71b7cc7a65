"""Sentences cut to clauses."""

from __future__ import annotations

import numpy as np

from langdu.training.polyphones.examples.corpus import Gold, TrainingSentence
from langdu.training.polyphones.shapes import Shape, variant


def shape(text: str, *golds: Gold) -> Shape:
    return Shape(TrainingSentence(text, golds), np.arange(len(text), dtype=np.int8))


def test_a_variant_keeps_a_reading_of_the_best_known_kind_and_its_place() -> None:
    whole = shape("今天下雨，他倒了一杯水，都走了", Gold(6, 5), Gold(12, 7, 0.1))
    random = np.random.default_rng(0)
    seen = set()
    for _ in range(200):
        found = variant(whole, random)
        seen.add(found.example.text)
        best = [gold for gold in found.example.golds if gold.weight == 1]
        assert [found.example.text[gold.place] for gold in best] == ["倒"]
        assert len(found.classes) == len(found.example.text)
        assert found.classes[best[0].place] == 6
    assert seen == {whole.example.text, "他倒了一杯水", "他倒了一杯水，都走了"}


def test_what_has_one_clause_or_no_reading_stays() -> None:
    random = np.random.default_rng(0)
    for whole in (shape("好的", Gold(1, 5)), shape("走吧，天黑了")):
        assert {variant(whole, random).example.text for _ in range(50)} == {whole.example.text}
