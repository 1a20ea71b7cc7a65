"""Subtitles: short lines, cut where a reader pauses, never in a word or a number; nothing lost, nothing twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len

from langdu.exporters.timed_text.subtitles.cues import LONGEST_LINE_CELLS, Subtitle, cues
from langdu.model import Mark, TimedSentence
from langdu.session.text import pipeline

TEXTS = (
    "清早的集市上,卖菜的、卖花的、卖早点的都来了;孩子们挤在糖画摊前,等着老人把一条龙一笔画完,谁也不肯先走。",
    "他在上海的一家叫做Business Insider的公司工作了三年，后来到了一个名叫Massachusetts的地方去念书。",
    "火车00:02从北京西站出发，第二天早上07:45到达，一共走了2,298公里，票价是553.5元，比飞机便宜了大约60%左右。",
    "爷爷奶奶爸爸妈妈哥哥姐姐弟弟妹妹叔叔阿姨舅舅姑姑全都坐在院子里那棵又高又大的老槐树下面一边喝茶一边说着去年的事情",
    "好。",
    "她一边喊着“下雨了”，一边把晾在外面的衣服一件一件地收进来，嘴里还不停地说着“快来帮帮我”。",
    "He said: 你好，then he left the room without saying anything more，谁也不知道为什么。",
    "网址是https://example.org/a/very/long/address/that/goes/on/and/on/for/ever.html，请记下来。",
)


def timed(text: str) -> TimedSentence:
    """A text as one sentence, every hanzi of it 4,000 samples long."""
    document = pipeline.from_text(text, "x")
    (sentence,) = pipeline.annotated(document, 0, (), "weigh")
    hanzi = [token.span for token in sentence.tokens if token.kind == "hanzi"]
    marks = tuple(Mark(span, 4000 * i, 4000 * (i + 1), "engine", "x") for i, span in enumerate(hanzi))
    return TimedSentence(0, sentence, marks[0].start, marks[-1].end, marks)


def lines(found: list[Subtitle]) -> list[str]:
    return [line for cue in found for line in cue.lines]


@pytest.mark.parametrize("text", TEXTS)
def test_lines_are_short_and_lose_nothing(text: str) -> None:
    found = cues(timed(text))
    assert "".join("".join(lines(found)).split()) == "".join(text.split())
    assert max(len(cue.lines) for cue in found) <= 2
    assert max(cell_len(line) for line in lines(found) if "http" not in line) <= LONGEST_LINE_CELLS


@pytest.mark.parametrize("text", TEXTS)
def test_cues_follow_each_other(text: str) -> None:
    found = cues(timed(text))
    assert all(cue.start <= cue.end for cue in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found[0].start == 0
    assert found[-1].end == timed(text).end


@pytest.mark.parametrize(
    "whole",
    ["Business Insider", "Massachusetts", "00:02", "07:45", "2,298", "553.5元", "60%", "北京", "槐树", "奶奶", "集市",
     "https://example.org/a/very/long/address/that/goes/on/and/on/for/ever.html"],
)  # fmt: skip
def test_no_word_or_number_is_cut(whole: str) -> None:
    (text,) = [text for text in TEXTS if whole in text]
    for word in whole.split():
        assert [line for line in lines(cues(timed(text))) if word in line]


def test_lines_end_where_a_reader_pauses() -> None:
    assert lines(cues(timed(TEXTS[0])))[0].endswith(("、", ",", ";"))
    ends = [line[-1] for line in lines(cues(timed(TEXTS[5])))]
    assert set(ends) <= set("，。”")
    assert not [line for line in lines(cues(timed(TEXTS[5]))) if line.startswith(tuple("，。”"))]


def test_a_gloss_is_in_no_subtitle() -> None:
    assert cues(timed("脑(nǎo)梗(gěng)。"))[0].lines == ("脑梗。",)
