"""Traditional characters and the simplified form that words and readings are looked up under."""

from __future__ import annotations

import pytest

from langdu.annotate.words import lists
from langdu.annotate.words.fold import TraditionalRow, by_neighbours, folded, told
from langdu.annotate.words.segment import segmented
from langdu.pinyin import numbered
from langdu.pinyin.inventory import number_of, of_number, tone_of


def marked(example: str) -> tuple[str, int]:
    return example.replace("〔", "").replace("〕", ""), example.index("〔")


@pytest.mark.parametrize("row", [row for rows in by_neighbours().values() for row in rows], ids=lambda row: row.example)
def test_the_rows_own_examples(row: TraditionalRow) -> None:
    text, at = marked(row.example)
    assert folded(text)[at] == row.simplified


@pytest.mark.parametrize(
    ("text", "simplified"),
    {
        "銀行發展頭髮": "银行发展头发",
        "乾坤": "乾坤",
        "牆上掛著一幅畫": "墙上挂着一幅画",
        "他拿著名片": "他拿着名片",
        "寫著作業": "写着作业",
        "這部名著很有名": "这部名著很有名",
        "討論著新的論著": "讨论着新的论著",
        "牛肉乾和乾燥的天氣": "牛肉干和干燥的天气",
        "爲甚麼喫麪": "为什么吃面",
        "妳的夥伴": "你的伙伴",
    }.items(),
)
def test_folding(text: str, simplified: str) -> None:
    assert folded(text) == simplified


def test_simplified_text_stays_the_very_same() -> None:
    text = "沈先生在沈阳写了一部著作,乾隆年间。"
    assert folded(text) is text


@pytest.mark.parametrize("row", list(lists.rows("told")), ids=lambda row: row[2])
def test_a_traditional_character_tells_its_reading(row: list[str]) -> None:
    char, reading, example = row
    at = example.index(char)
    number = int(segmented(example).syllables[at])
    assert numbered(of_number(number)) == reading or tone_of(number) == 5
    assert told()[char] in (number, number_of(of_number(told()[char])))


def test_a_told_reading_wins_over_the_word_and_keeps_its_neutral_tone() -> None:
    assert [numbered(of_number(int(n))) for n in segmented("頭髮").syllables] == ["tou2", "fa5"]
    assert numbered(of_number(int(segmented("幹").syllables[0]))) == "gan4"
    assert segmented("衣服乾").sure[2]
