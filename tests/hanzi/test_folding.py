"""Traditional characters and the simplified form that words are looked up under."""

from __future__ import annotations

import pytest

from langdu.hanzi import TraditionalRow, by_neighbours, folded


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
