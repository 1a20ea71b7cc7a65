"""What careless people write: kept, flagged, never an exception, never a silent guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu import annotate
from langdu.pinyin import numbered
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from langdu.model import Sentence


def read(text: str) -> list[Sentence]:
    document = pipeline.from_text(text, "x")
    return [s for b in range(len(document.blocks)) for s in pipeline.annotated(document, b, (), "weigh")]


def shown(sentences: list[Sentence]) -> str:
    return "".join(sentence.text for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "language"),
    {"私は日本人です。": "Japanese", "한국의 大學입니다.": "Korean", "佢哋喺邊度呀?": "Cantonese"}.items(),
)
def test_other_languages_are_read_and_flagged(text: str, language: str) -> None:
    sentences = read(text)
    assert shown(sentences) == text
    assert all(language in r.trail[0].because for s in sentences for r in s.readings if r.citation)
    assert language in annotate.explain(sentences[0])


@pytest.mark.parametrize("text", ["她在学校里学习。", "街角新开了一家鲜の每日水果店。", "俾斯麦统一了德国。"])
def test_mandarin_is_not_flagged(text: str) -> None:
    assert not any("looks" in e.because for s in read(text) for r in s.readings for e in r.trail)


def test_a_character_without_a_reading_is_kept_and_flagged() -> None:
    (sentence,) = read("吃𰻞𰻞面和\U0002ebf0。")
    assert [[numbered(s) for s in r.citation] for r in sentence.readings][1] == ["biang2"]
    unread = [r for r in sentence.readings if not r.citation]
    assert [len(r.span) for r in unread] == [1]
    assert "no dictionary" in unread[0].trail[0].because
    assert "\U0002ebf0" in annotate.explain(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "脑(xqz)梗(gengg)是病。",
        "脑(nao3 geng3 se4)梗。",
        "中文(zhōng)很难。",
        "銀行和银行,發展与发展。",
        "行" * 10_000,
        "的" * 3_000 + "(de)",
        "长(zhang3长(chang",
        "\n\n",
        "。。。",
        "(háng)行",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_is_too_odd(text: str) -> None:
    sentences = read(text)
    hanzi = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    assert [c for c in shown(sentences) if "\u4e00" <= c <= "\u9fff"] == hanzi
    assert sum(text[r.span.start] in hanzi for s in sentences for r in s.readings) == len(hanzi)


def test_traditional_and_simplified_in_one_file_are_read_alike() -> None:
    old, new = read("銀行在發展,頭髮很長。")[0], read("银行在发展,头发很长。")[0]
    assert [r.citation for r in old.readings] == [r.citation for r in new.readings]


def test_a_transcript_that_stops_half_way_serves_as_far_as_it_goes() -> None:
    passage = "春天来了山上的花都开了孩子们在河边唱歌跳舞"
    sentences = read(f"{passage}\nchuntianlaileshanshangdehuadoukaile\n")
    hinted = [r.hint for s in sentences for r in s.readings]
    assert hinted[:13] == ["chun", "tian", "lai", "le", "shan", "shang", "de", "hua", "dou", "kai", "le", None, None]
