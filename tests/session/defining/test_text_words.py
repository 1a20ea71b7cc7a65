"""A text's words, and what is told of those that no dictionary has."""

from __future__ import annotations

import pytest

from langdu.dictionary import Dictionaries
from langdu.pinyin import numbered
from langdu.session.defining import TextWord, as_full_name, may_be_name, parts, text_words


def said(word: TextWord) -> str:
    return " ".join(map(numbered, word.syllables))


def test_words_in_order_with_their_readings() -> None:
    words = text_words("银行的行长，2026年去了。OK？")
    assert [word.text for word in words] == ["银行", "的", "行长", "2026", "年", "去", "了", "OK"]
    assert said(words[2]) == "hang2 zhang3"


def test_a_number_is_told_as_it_is_said() -> None:
    (number, *_) = text_words("12.5%的钱")
    assert (number.text, number.kind, number.spoken) == ("12.5%", "number", "百分之十二点五")
    assert said(number) == "bai3 fen1 zhi1 shi2 er4 dian3 wu3"


def test_glosses_are_no_words() -> None:
    assert [word.text for word in text_words("脑(nǎo)子")] == ["脑子"]


@pytest.mark.parametrize("text", ["", "，。", " \n"])
def test_a_text_without_words(text: str) -> None:
    assert text_words(text) == ()


def test_a_word_of_no_dictionary_falls_into_parts_with_their_readings() -> None:
    own = Dictionaries.installed()
    word = as_full_name(text_words("李小明"))
    assert word is not None
    assert not own.has(word.text)
    assert [(part.text, said(part)) for part in parts(word, own)] == [("李", "li3"), ("小", "xiao3"), ("明", "ming2")]
    assert may_be_name(word.text, own)
    assert not may_be_name("吃小明", own)


@pytest.mark.parametrize("name", ["王小明", "张大伟", "小明", "老李"])
def test_a_name_that_stands_alone_is_one_word(name: str) -> None:
    words = text_words(name)
    assert "".join(word.text for word in words) == name
    assert len(words) == 1 or ((found := as_full_name(words)) is not None and found.text == name)


@pytest.mark.parametrize("text", ["高兴吗", "黄小米", "王小明是学生", "小跑步", "银行"])
def test_what_only_begins_like_a_name_stays_as_it_is_cut(text: str) -> None:
    assert as_full_name(text_words(text)) is None
