"""Words alone are the words that come with the readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.annotate import annotator, segmenter
from langdu.model import Cut, Span
from langdu.session.text.pipeline import from_text
from langdu.session.text.stages import read, segmented, split

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Sentence

TEXTS = [
    "银行的行长早上八点开门。他研究生命的起源。",
    "我们 去 银行 。国务院开会 总理讲话。",
    "2014年12月,他花了12%的钱,30公里外有花儿。",
    "銀行行長長大了。著名的電影。",
    "银(yín)行(háng)里人山(shān)人海。",
    "小仇、单老师和解晓东都说:“地道!”",
    "Python 3.12 真好用,OK!",
]


def both(text: str, *cuts: Cut) -> tuple[list[Sentence], list[Sentence]]:
    document = from_text(text, "")
    sentences = [sentence for block in range(len(document.blocks)) for sentence in split(document, block)]
    return list(segmented(sentences, cuts)), [
        sentence for sentence in read(sentences, (), "weigh", cuts=cuts) if sentence.is_spoken
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_are_the_reader_s(text: str) -> None:
    alone, read_in_full = both(text)
    assert [one.words for one in alone] == [one.words for one in read_in_full]
    assert all(one.readings == () for one in alone)


def test_the_same_of_a_whole_text(seed: Path) -> None:
    alone, read_in_full = both(seed.read_text("utf-8"))
    assert len(alone) > 50
    assert [one.words for one in alone] == [one.words for one in read_in_full]


def test_the_user_s_cuts_hold_in_both() -> None:
    cuts = [Cut("研究生命", ("研究生", "命")), Cut("小王", ("小王",))]
    alone, read_in_full = both("他研究生命。小王來了。", *cuts)
    assert [one.words for one in alone] == [one.words for one in read_in_full]
    assert Span(1, 4) in alone[0].words
    assert Span(6, 8) in alone[1].words


def test_sentences_without_a_word() -> None:
    assert segmenter()(()) == annotator()(()) == ()
