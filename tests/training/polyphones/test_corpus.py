"""What the network is taught with."""

from __future__ import annotations

from collections import Counter

import pytest

from langdu.pinyin import is_legal, parse
from langdu.pinyin.build_readings import archaic
from langdu.pinyin.inventory import number_of
from langdu.training.polyphones.examples import corpus


@pytest.mark.parametrize("kind", ["rare", "everyday"])
def test_our_examples_are_whole(kind: str) -> None:
    rows = list(corpus.written(kind))
    assert all(is_legal(said) and said[-1] in "12345" for _, readings in rows for said in readings.values())
    assert all("〔" not in text and "〕" not in text and max(readings) < len(text) for text, readings in rows)
    assert max(Counter((text, *readings) for text, readings in rows).values()) == 1


def test_no_example_has_an_archaic_reading() -> None:
    rows = [row for kind in ("rare", "everyday") for row in corpus.written(kind)]
    told = {(text[place], said) for text, readings in rows for place, said in readings.items()}
    assert not told & set(archaic())


def test_a_sentence_teaches_several_readings() -> None:
    text, readings = corpus.unmarked("他〔倒〕〔了〕水", "dao4 le5")
    assert (text, readings) == ("他倒了水", {1: "dao4", 2: "le5"})
    (found,) = corpus.spoken(text, readings)
    assert [(gold.place, gold.number) for gold in found.golds] == [
        (1, number_of(parse("dao4"))),
        (2, number_of(parse("le5"))),
    ]


def test_what_stands_behind_a_colon_is_a_sentence_of_its_own() -> None:
    found = list(corpus.spoken("妈妈：给你〔倒〕水。".replace("〔", "").replace("〕", ""), {5: "dao4"}))
    assert [example.text for example in found] == ["妈妈", "给你倒水"]
    assert [gold.place for gold in found[1].golds] == [2]


@pytest.mark.parametrize(
    ("text", "place", "spoken"),
    [
        ("他在银行里", 3, "他在银行里"),
        ("一九三年,银行开了。", 6, "一九三年，银行开了"),
        ("共12%的人,銀行長", 8, "共百分之十二的人，银行长"),
    ],
)
def test_an_example_is_what_the_annotator_sees(text: str, place: int, spoken: str) -> None:
    (found,) = corpus.examples([(text, place, "hang2")])
    assert found.text == spoken
    (gold,) = found.golds
    assert found.text[gold.place] == "行"
    assert gold.number == number_of(parse("hang2"))


def test_marked_sentences_are_read(tmp_path) -> None:
    (tmp_path / "x.sent").write_text("他在银▁行▁里\n▁女▁人\n", "utf-8")
    (tmp_path / "x.lb").write_text("hang2\nnu:3\n", "utf-8")
    assert list(corpus.marked(tmp_path, "x")) == [("他在银行里", 3, "hang2"), ("女人", 0, "nv3")]
