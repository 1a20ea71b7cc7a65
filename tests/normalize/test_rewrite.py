"""Numbers and signs: every row of the rules' own file is a case, and more here."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langdu import gloss, importers, normalize
from langdu.normalize import numbers
from langdu.normalize.rules import Rule, rules, units

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
    "2小时30分": "两小时三十分",
    "2kg": "两公斤",
    "30m²": "三十平方米",
    "1,500 km": "一千五百 公里",
    "90年代": "九十年代",
    "1000年": "一千年",
    "￥3.5亿": "三点五亿元",
    "HK$100": "一百港元",
    "US$5": "五美元",
    "2-1": "二比一",
    "10%~20%": "百分之十到百分之二十",
    "1:1000": "一比一千",
    "010-6403 5547": "零幺零-六四零三 五五四七",
    "5G+AI": "五G加AI",
    "60+": "六十加",
    "2025/7/12": "二零二五年七月十二日",
    "120元": "一百二十元",
    "996元": "九百九十六元",
    "G20": "G二十",
    "3+2": "三加二",
    "http://www.a.com/12?x=3": "http://www.a.com/12?x=3",
    "支付36.50元": "支付三十六点五零元",
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


@given(
    st.lists(
        st.sampled_from(["0", "1", "2", "5", "10", "19", "2014", "3.14", "12:30", "1,200", "-", "--", "—", "~", "/", "+", "=", "%", "°", "℃", "$", "￥", ".", ",", ":", "²", "㎡", "kg", "G", "年", "月", "日", "个", "万", "人", "第", "好", "(", ")", "①"]),
        min_size=1,
        max_size=14,
    ).map("".join)
)  # fmt: skip
@settings(deadline=None)
def test_rewrites_never_overlap_and_cover_whole_tokens(text: str) -> None:
    document = importers.from_text(text, "x")
    for block in document.blocks:
        folded = gloss.fold(document, block)
        for sentence in importers.split("body", folded.tokens, folded.hints):
            rewrites = normalize.normalize(sentence).rewrites
            starts = {token.span.start for token in sentence.tokens}
            ends = {token.span.end for token in sentence.tokens}
            assert all(r.span.start in starts and r.span.end in ends and r.spoken for r in rewrites)
            assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(rewrites))


def test_every_row_of_the_data_is_a_column_wide() -> None:
    assert all(rule.example and rule.said for rule in rules())
    assert all(units().values())


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
