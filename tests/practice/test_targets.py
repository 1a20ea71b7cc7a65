"""What is to be said, and which tones are right."""

from __future__ import annotations

import pytest

from langdu.errors import UsageError
from langdu.pinyin import numbered
from langdu.practice.targets import from_pinyin, targets
from langdu.session import book_from_text
from langdu.session.text.numbering import numbered_sentences


def said(text: str):
    return [t for _, _, sentence in numbered_sentences(book_from_text(text, "t")) for t in targets(sentence)]


def accepted(found) -> list[set[int]]:
    return [set(target.accepted) for target in found]


def test_the_spoken_form_is_asked_for_and_the_citation_shown() -> None:
    hello = said("你好。")
    assert [numbered(t.citation) for t in hello] == ["ni3", "hao3"]
    assert accepted(hello) == [{2}, {3}]


def test_in_a_row_of_third_tones_several_changes_are_right() -> None:
    assert accepted(said("我想买米。")) == [{2, 3}, {2, 3}, {2, 3}, {3}]


def test_one_and_not_are_right_as_spoken() -> None:
    assert accepted(said("一起不去。")) == [{4}, {3}, {2}, {4}]


def test_between_doubled_words_one_may_be_light() -> None:
    assert accepted(said("看一看。"))[1] == {2, 5}


def test_each_syllable_has_its_character_and_phrases_end_where_signs_stand() -> None:
    found = said("花儿开了，共12%。")
    assert [t.text for t in found[:3]] == ["花儿", "开", "了"]
    assert [t.last for t in found[:3]] == [False, False, True]
    assert [t.text for t in found[3:]] == ["共", "12%", "", "", "", ""]
    assert found[-1].last


def test_glosses_say_what_is_right() -> None:
    assert [numbered(t.spoken) for t in said("还(huan2)钱")] == ["huan2", "qian2"]


def test_pinyin_is_read_with_numbers_or_marks_and_changes_as_in_speech() -> None:
    assert accepted(from_pinyin("ni3 hǎo, lv4")) == [{2}, {3}, {4}]
    assert [t.last for t in from_pinyin("ni3 hǎo, lv4")] == [False, True, True]
    assert accepted(from_pinyin("ma5")) == [{5}]


@pytest.mark.parametrize("text", ["ni", "hello1", "你好", "ni3hao3x"])
def test_what_is_no_toned_pinyin_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        from_pinyin(text)


def test_nothing_is_asked_of_a_text_without_hanzi() -> None:
    assert said("AI!") == []
