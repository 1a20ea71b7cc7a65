"""Surnames, and other readings that neighbours decide."""

from __future__ import annotations

import pytest

from langdu.pinyin import numbered
from langdu.session import pipeline


@pytest.mark.parametrize(
    ("text", "reading"),
    {
        "他姓〔单〕。": "shan4",
        "〔解〕先生来了。": "xie4",
        "我们请〔曾〕老师说话。": "zeng1",
        "〔仇〕女士是谁?": "qiu2",
        "他想〔解〕开绳子。": "jie3",
        "老百姓〔单〕独住着。": "dan1",
        "他們姓〔單〕。": "shan4",
    }.items(),
)
def test_surnames(text: str, reading: str) -> None:
    at = text.index("〔")
    document = pipeline.from_text(text.replace("〔", "").replace("〕", ""), "x")
    (sentence,) = pipeline.annotated(document, 0, (), "weigh")
    assert [numbered(s) for r in sentence.readings if at in r.span for s in r.citation] == [reading]


def test_words_have_their_places_in_the_source() -> None:
    text = "他在银(yín)行(háng)里看12朵花儿。"
    (sentence,) = pipeline.annotated(pipeline.from_text(text, "x"), 0, (), "weigh")
    assert [text[word.start : word.end] for word in sentence.words] == ["银(yín)行", "花儿"]


def test_the_spoken_form_can_be_shown() -> None:
    (sentence,) = pipeline.annotated(pipeline.from_text("你好。", "x"), 0, (), "weigh")
    assert [numbered(s) for r in sentence.as_spoken().readings for s in r.citation] == ["ni2", "hao3"]
