"""Words that are read by their sense."""

from __future__ import annotations

import pytest

from langdu.annotate.rules.senses import Sense, senses
from langdu.pinyin import numbered
from langdu.pinyin.inventory import of_number
from tests.annotate.marked import readings_at


@pytest.mark.parametrize("sense", [row for rows in senses().values() for row in rows], ids=lambda sense: sense.example)
def test_the_rows_own_examples(sense: Sense) -> None:
    assert readings_at(sense.example) == " ".join(numbered(of_number(number)) for number in sense.numbers)


@pytest.mark.parametrize(
    ("text", "reading"),
    {
        "这家的菜很〔地道〕。": "di4 dao5",
        "文章的〔大意〕是什么？": "da4 yi4",
        "〔老子〕今天不高兴。": "lao3 zi5",
        "他带着〔孙子〕去公园。": "sun1 zi5",
        "〔人家〕不想去嘛。": "ren2 jia5",
        "这是什么〔东西〕？": "dong1 xi5",
        "我们去一个好〔地方〕。": "di4 fang5",
        "你今天真〔精神〕。": "jing1 shen5",
        "他坐〔车〕去上班。": "che1",
        "一块大〔石〕头": "shi2",
    }.items(),
)
def test_the_commoner_sense(text: str, reading: str) -> None:
    assert readings_at(text) == reading
