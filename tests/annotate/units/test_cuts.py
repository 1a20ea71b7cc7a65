"""The user's cuts divide a text wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.model import Cut
from langdu.pinyin import numbered
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from langdu.model import Sentence

RESEARCH, STUDENT, LIFE = Cut("研究生命", ("研究", "生命")), Cut("研究生", ("研究生",)), Cut("生命", ("生", "命"))


def words(text: str, *cuts: Cut) -> list[str]:
    sentence = read(text, *cuts)
    places = {token.span.start: token.text for token in sentence.tokens}
    return ["".join(places.get(at, "") for at in range(span.start, span.end)) for span in sentence.words]


def read(text: str, *cuts: Cut) -> Sentence:
    return pipeline.annotated(pipeline.from_text(text, "cut"), 0, (), "weigh", cuts)[0]


def test_a_word_is_split() -> None:
    assert words("他在银行工作") == ["银行", "工作"]
    assert words("他在银行工作", Cut("银行", ("银", "行"))) == ["工作"]


def test_words_are_joined() -> None:
    assert words("小猫在桌子上", Cut("桌子上", ("桌子上",))) == ["小猫", "桌子上"]
    assert words("我看了看", Cut("看了看", ("看了看",))) == ["看了看"]


def test_it_holds_wherever_the_text_stands() -> None:
    assert words("桌子上,桌子上。", Cut("桌子上", ("桌子", "上"))) == ["桌子", "桌子"]
    assert words("看看看看", Cut("看看", ("看看",))) == ["看看", "看看"]


def test_traditional_text_is_cut() -> None:
    assert words("他們研究生命", RESEARCH) == ["他們", "研究", "生命"]
    assert words("銀行", Cut("银行", ("银", "行"))) == []


def test_glosses_between_characters_do_not_hinder() -> None:
    cut = Cut("脑梗塞", ("脑", "梗塞"))
    assert words("他得了脑(nao)梗(geng)塞(se)。", cut) == words("他得了脑梗塞。", cut) == ["梗塞"]


def test_the_longer_cut_holds_and_of_two_as_long_the_later() -> None:
    assert words("研究生命", LIFE, RESEARCH) == ["研究", "生命"]
    assert words("研究生命", RESEARCH, LIFE) == ["研究", "生命"]
    first, second = Cut("大学生", ("大学", "生")), Cut("学生会", ("学生会",))
    assert words("大学生会", first, second) == ["学生会"]
    assert words("大学生会", second, first) == ["大学"]


def test_words_do_not_reach_into_a_cut() -> None:
    assert words("研究生命题", RESEARCH) == ["研究", "生命"]


def test_readings_follow() -> None:
    assert reading("他很了解我") == "ta1 hen3 liao3 jie3 wo3"
    assert reading("他很了解我", Cut("了解", ("了", "解"))) == "ta1 hen3 le5 jie3 wo3"
    assert reading("他在银行", Cut("在银行", ("在银行",))) == "ta1 zai4 yin2 hang2"


def reading(text: str, *cuts: Cut) -> str:
    return " ".join(numbered(syllable) for found in read(text, *cuts).readings for syllable in found.citation)


@pytest.mark.parametrize("text", ["", "研究,生命", "研 究 生 命", "研究\n生命"])
def test_odd_texts_are_read(text: str) -> None:
    document = pipeline.from_text(text, "cut")
    assert len(pipeline.annotated_blocks(document, range(len(document.blocks)), (), "weigh", (RESEARCH,))) >= 0
