"""Surnames that are read otherwise than the same character as a word."""

from __future__ import annotations

import pytest

from langdu.annotate.rules.names import surnames
from langdu.pinyin import numbered
from langdu.pinyin.inventory import of_number
from tests.annotate.marked import readings_at

NAMES = {
    "他姓〔单〕。": "shan4",
    "〔解〕先生来了。": "xie4",
    "我们请〔曾〕老师说话。": "zeng1",
    "〔仇〕女士是谁?": "qiu2",
    "他們姓〔單〕。": "shan4",
    "〔任〕医生今天不在。": "ren2",
    "这是〔薄〕老师的书。": "bo2",
    "昨天〔单〕教授讲课了。": "shan4",
    "小〔仇〕，你过来。": "qiu2",
    "老〔曾〕和我是同学。": "zeng1",
    "我叫〔解〕丽。": "xie4",
    "记者〔查〕志强报道": "zha1",
    "同学〔任〕伟、〔任〕静": "ren2 ren2",
    "〔曾〕丽娟": "zeng1",
    "〔过〕先生是我的邻居。": "guo4|guo1",
    "嫌疑人〔查〕某被抓。": "zha1",
    "〔解〕州在山西。": "xie4",
    "〔种〕师道守城。": "chong2",
    "〔召〕公治陕": "shao4",
}
WORDS = {
    "他想〔解〕开绳子。": "jie3",
    "老百姓〔单〕独住着。": "dan1",
    "〔任〕校长以后他很忙。": "ren4",
    "他是第三〔任〕校长。": "ren4",
    "这个〔区〕很大。": "qu1",
    "我〔曾〕去过那里。": "ceng2",
    "请〔查〕一下字典。": "cha2",
    "〔华〕氏六十度": "hua2",
    "小〔区〕的门口": "qu1",
    "他从小〔单〕纯。": "dan1",
    "〔那〕先生我不认识。": "na4",
    "〔乐〕了！": "le4",
}


@pytest.mark.parametrize(("text", "reading"), NAMES.items())
def test_a_surname(text: str, reading: str) -> None:
    assert readings_at(text) in reading.split("|")


@pytest.mark.parametrize(("text", "reading"), WORDS.items())
def test_an_ordinary_word(text: str, reading: str) -> None:
    assert readings_at(text) == reading


@pytest.mark.parametrize("char", [char for char, row in surnames().items() if row.where != "said"])
def test_every_surname_before_a_title(char: str) -> None:
    assert readings_at(f"〔{char}〕女士来了。") == numbered(of_number(surnames()[char].number))
