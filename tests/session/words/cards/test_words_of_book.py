"""Which of the learner's words a text has, and how it reads them."""

from __future__ import annotations

import pytest

from langdu.library.words.own_words import OwnWord
from langdu.pinyin import numbered, parse
from langdu.session import book_from_text
from langdu.session.words.cards.words_of_book import WordFinder
from tests.practice.making import NOON


def found(text: str, *words: tuple[str, str]) -> list[tuple[str, str]]:
    own = [OwnWord(word, tuple(map(parse, said.split())), NOON) for word, said in words]
    finder = WordFinder(book_from_text(text, "书"))
    return [(there.text, " ".join(map(numbered, there.citation))) for _, there in finder.found(own)]


def test_words_are_found_in_the_order_in_which_they_are_asked_for() -> None:
    assert found("他在银行门口等老师。", ("老师", ""), ("学校", ""), ("银行", "yin2 hang2")) == [
        ("老师", "lao3 shi1"),
        ("银行", "yin2 hang2"),
    ]


def test_only_the_reading_that_was_met_counts() -> None:
    text = "这条路很长。树在长(zhǎng)。"
    assert found(text, ("长", "zhang3")) == [("长", "zhang3")]
    assert found(text, ("长", "chang2")) == [("长", "chang2")]
    assert found("这条路很长。", ("长", "zhang3")) == []


@pytest.mark.parametrize("text", ["他做买卖。", "我们走，学生进来。"])
def test_characters_that_are_no_word_there_do_not_count(text: str) -> None:
    assert found(text, ("买", ""), ("走学", "")) == []


def test_a_word_counts_inside_a_longer_one() -> None:
    assert found("她弹钢琴。", ("钢琴", "")) == [("钢琴", "gang1 qin2")]


def test_glosses_and_the_script_make_no_difference() -> None:
    assert found("他在銀(yín)行(háng)彈鋼琴。", ("银行", ""), ("钢琴", "")) == [
        ("銀行", "yin2 hang2"),
        ("鋼琴", "gang1 qin2"),
    ]


def test_a_text_without_hanzi_has_none() -> None:
    assert found("Hello.", ("银行", "")) == []
