"""Which 儿 belongs to the syllable before it."""

from __future__ import annotations

import pytest

from langdu.annotate.words import lists
from langdu.annotate.words.merging import merged, stressed, unstressed
from langdu.pinyin import numbered, parse
from tests.annotate.marked import readings_at


@pytest.mark.parametrize(
    ("text", "reading"),
    {
        "他在〔唱〕〔歌〕〔儿〕。": "chang4 ger1",
        "〔昨〕〔儿〕个下雨了。": "zuor2",
        "我们去〔遛〕〔弯〕〔儿〕。": "liu4 wanr1",
        "他的〔媳〕〔妇〕〔儿〕": "xi2 fur5",
        "喝一〔碗〕〔儿〕汤": "wanr3",
        "〔慢〕〔慢〕〔儿〕走": "man4 manr1",
        "〔胡〕〔同〕〔儿〕里": "hu2 tongr4",
        "〔小〕〔曲〕〔儿〕": "xiao3 qur3",
        "奥运〔健〕〔儿〕": "jian4 er2",
        "她有一个〔女〕〔儿〕。": "nv3 er2",
        "吾〔儿〕听我说": "er2",
        "〔儿〕〔儿〕〔儿〕": "er2 er2 er2",
        "〔儿〕〔童〕节": "er2 tong2",
        "我和〔儿〕子": "er2",
        "〔上〕〔官〕〔婉〕〔儿〕": "shang4 guan1 wan3 er2",
        "〔托〕〔儿〕所": "tuo1 er2",
    }.items(),
)
def test_erhua(text: str, reading: str) -> None:
    assert readings_at(text) == reading


@pytest.mark.parametrize("row", list(lists.rows("erhua")), ids=lambda row: row[1])
def test_the_characters_own_examples(row: list[str]) -> None:
    char, example = row
    at = example.index(char + "儿") + 1
    assert at in merged(example)


def test_sources_that_tell_nothing_of_a_syllable_are_told() -> None:
    flower, er = parse("huar1"), parse("er2")
    assert unstressed("花儿", (parse("hua1"), er)) == (flower, None)
    assert unstressed("女儿", (parse("nv3"), er)) == (parse("nv3"), er)
    assert stressed("孤儿", (parse("gur1"), None), ()) == (parse("gu1"), er)
    assert stressed("孤儿", (parse("gur1"), None), ("孤儿",)) == (parse("gur1"), None)
    assert numbered(flower) == "huar1"
