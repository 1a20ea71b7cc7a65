"""What the network is taught with."""

from __future__ import annotations

from collections import Counter

import pytest

from langdu.pinyin import is_legal, parse
from langdu.pinyin.build_readings import archaic
from langdu.pinyin.inventory import number_of
from langdu.training import corpus


def test_our_examples_are_whole() -> None:
    rows = list(corpus.written())
    assert all(is_legal(reading) and reading[-1] in "12345" for _, _, reading in rows)
    assert all("〔" not in text and "〕" not in text and 0 <= place < len(text) for text, place, _ in rows)
    assert max(Counter(rows).values()) == 1


def test_no_example_has_an_archaic_reading() -> None:
    assert not [
        (text[place], reading) for text, place, reading in corpus.written() if (text[place], reading) in archaic()
    ]


@pytest.mark.parametrize(
    ("text", "place", "spoken"),
    [
        ("他在银行里", 3, "他在银行里"),
        ("一九三年,银行开了。", 6, "一九三年,银行开了。"),
        ("共12%的人,銀行長", 8, "共百分之十二的人,银行长"),
    ],
)
def test_an_example_is_what_the_annotator_sees(text: str, place: int, spoken: str) -> None:
    (found,) = corpus.examples([(text, place, "hang2")])
    assert found.text == spoken
    assert found.text[found.place] == "行"
    assert found.gold == number_of(parse("hang2"))


def test_marked_sentences_are_read(tmp_path) -> None:
    (tmp_path / "x.sent").write_text("他在银▁行▁里\n▁女▁人\n", "utf-8")
    (tmp_path / "x.lb").write_text("hang2\nnu:3\n", "utf-8")
    assert list(corpus.marked(tmp_path, "x")) == [("他在银行里", 3, "hang2"), ("女人", 0, "nv3")]
