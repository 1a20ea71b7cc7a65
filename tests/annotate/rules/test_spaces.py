"""Spaces between hanzi: which set words apart, and which are between clauses."""

from __future__ import annotations

import pytest

from langdu.pinyin import numbered
from langdu.session.text import pipeline

SEEN_THROUGH = {
    "他 在 银 行 上班": "hang2",
    "我们 重 新 开始": "chong2",
    "音　乐": "yue4",
    "这 件 事 要 重 新 考虑 。": "chong2",
    "他们要重 新考虑这件事": "chong2",
    "银\u200b行": "hang2",
    "我 还 没 还 他 钱": "hai2 huan2",
}


def readings(text: str) -> dict[str, str]:
    (sentence,) = pipeline.annotated(pipeline.from_text(text, "x"), 0, (), "weigh")
    assert sentence.text == text.replace("\u200b", "")
    found: dict[str, str] = {}
    for reading in sentence.readings:
        char = text[reading.span.start]
        found[char] = f"{found.get(char, '')} {numbered(reading.citation[0])}".strip()
    return found


@pytest.mark.parametrize(("text", "said"), SEEN_THROUGH.items())
def test_words_are_seen_through_spaces(text: str, said: str) -> None:
    char = next(char for char in "还行重乐" if char in text)
    assert readings(text)[char] == said


def test_tones_change_across_them() -> None:
    (sentence,) = pipeline.annotated(pipeline.from_text("我 有 一 个 哥哥", "x"), 0, (), "weigh")
    assert [numbered(reading.spoken[0]) for reading in sentence.readings[:4]] == ["wo2", "you3", "yi2", "ge4"]


@pytest.mark.parametrize("text", ["雨后的小马 有点儿累了", "第五课 买东西", "一 起因"])
def test_a_space_between_clauses_is_a_barrier(text: str) -> None:
    (sentence,) = pipeline.annotated(pipeline.from_text(text, "x"), 0, (), "weigh")
    before = next(r for r in sentence.readings if r.span.end == text.index(" "))
    assert before.spoken == before.citation


UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u180e\U000e0100"
DIVIDED = (
    "银|行行长",
    "2|024年12月3日",
    "Busi|ness很好",
    "脑|(nǎo)梗(gěng)",
    "脑(n|ǎo)梗(gěng)",
    "一|只猫",
    "银|(yín)行",
    "3|.5元",
)


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("text", DIVIDED)
def test_what_nobody_sees_parts_nothing_and_keeps_its_place(text: str, sign: str) -> None:
    (there,) = pipeline.annotated(pipeline.from_text(text.replace("|", sign), "x"), 0, (), "weigh")
    (plain,) = pipeline.annotated(pipeline.from_text(text.replace("|", ""), "x"), 0, (), "weigh")
    at = text.index("|")
    said = [syllable for reading in there.readings for syllable in reading.spoken]
    assert said == [syllable for reading in plain.readings for syllable in reading.spoken]
    assert there.text == plain.text
    first = [token.span.start for token in plain.tokens]
    assert [token.span.start - (token.span.start > at) for token in there.tokens] == first
    assert [hint.syllable for hint in there.hints] == [hint.syllable for hint in plain.hints]


@pytest.mark.parametrize("shown", ["👨\u200d👩\u200d👧", "❤\ufe0f", "1\ufe0f\u20e3"])
def test_what_makes_an_emoji_stays(shown: str) -> None:
    (sentence,) = pipeline.annotated(pipeline.from_text(f"好{shown}好", "x"), 0, (), "weigh")
    assert sentence.text == f"好{shown}好"
