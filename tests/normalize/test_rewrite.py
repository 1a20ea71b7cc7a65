"""Numbers and signs: every row of the rules' own file is a case, and more here."""

from __future__ import annotations

import pytest

from langdu import gloss, importers, normalize
from langdu.normalize import numbers
from langdu.normalize.rules import Rule, rules

MORE = {
    "15家": "十五家",
    "26亿": "二十六亿",
    "200元": "两百元",
    "102": "一百零二",
    "1010": "一千零一十",
    "10010": "一万零一十",
    "20000": "两万",
    "2022": "两千零二十二",
    "100000000": "一亿",
    "0.5": "零点五",
    "007": "零零七",
    "4G": "四G",
    "12.9英寸": "十二点九英寸",
    "34.5": "三十四点五",
    "第2名": "第二名",
    "2月2日": "二月二日",
    "2个月": "两个月",
    "8:05": "八点零五分",
    "1/2": "二分之一",
    "１２％": "百分之十二",
    "2014年到2022年": "二零一四年到二零二二年",
    "3,5个": "三,五个",
    "$1,200,": "一千二百美元,",
    "2楼": "二楼",
    "20年后": "二十年后",
}


def said(text: str) -> str:
    document = importers.from_text(f"好,{text}。", "x")
    folded = gloss.fold(document, document.blocks[0])
    sentence = normalize.normalize(importers.split("body", folded.tokens, folded.hints)[0])
    rewrites = {rewrite.span.start: rewrite for rewrite in sentence.rewrites}
    out, covered = "", -1
    for token in sentence.tokens:
        rewrite = rewrites.get(token.span.start)
        if rewrite is not None:
            covered = rewrite.span.end
            out += rewrite.spoken
        elif token.span.start >= covered:
            out += token.text
    return out.removeprefix("好,").removesuffix("。")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_rules_own_examples(rule: Rule) -> None:
    assert said(rule.example) == rule.said


@pytest.mark.parametrize(("text", "expected"), MORE.items())
def test_more_numbers(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_unit_keeps_its_own_place() -> None:
    document = importers.from_text("2022年7月", "x")
    folded = gloss.fold(document, document.blocks[0])
    sentence = normalize.normalize(importers.split("body", folded.tokens, folded.hints)[0])
    assert [(document.source[r.span.start : r.span.end], r.spoken) for r in sentence.rewrites] == [
        ("2022", "二零二二"), ("7", "七")
    ]  # fmt: skip


def test_large_numbers_fall_back_to_digits() -> None:
    assert numbers.cardinal("9" * 17) == "九" * 17
    assert numbers.cardinal("1000000000000") == "一万亿"
