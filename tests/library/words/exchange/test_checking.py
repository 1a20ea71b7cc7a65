"""What is wrong with single words is told with its row, a line for each kind; the rest is taken."""

from __future__ import annotations

import pytest

from langdu.errors import BadInput
from langdu.library.words.exchange.base import ListedWord
from langdu.library.words.exchange.checking import checked, trouble_with
from langdu.library.words.exchange.merging import StatusChange, higher, plan
from langdu.model import IGNORED, KNOWN, NEW


def listed(*words: str) -> list[ListedWord]:
    return [ListedWord(word, None, row) for row, word in enumerate(words, 1)]


def test_traditional_words_are_kept_simplified_and_told_once() -> None:
    found = checked(listed("銀行", "電影", "月亮"), KNOWN, "words")
    assert list(found.statuses) == ["银行", "电影", "月亮"]
    assert found.remarks == ("row 1: 銀行 is kept as 银行 (1 more such row)",)


def test_of_a_word_that_comes_twice_the_higher_status_counts() -> None:
    rows = [ListedWord("银行", 2, 1), ListedWord("银行", KNOWN, 2), ListedWord("银行", 1, 3)]
    found = checked(rows, KNOWN, "words")
    assert found.statuses == {"银行": KNOWN}
    assert found.remarks == ("row 2: 银行 is in row 1 too; its higher status counts (1 more such row)",)


def test_what_is_no_word_is_left_out_and_told_in_a_short_line() -> None:
    found = checked(listed("人" * 10_000, "hello", "你好!", "你好"), KNOWN, "words")
    assert list(found.statuses) == ["你好"]
    (remark,) = found.remarks
    assert "row 1" in remark
    assert "10,000 characters" in remark
    assert "2 more such rows" in remark
    assert len(remark) < 150


def test_signs_that_nobody_sees_and_blanks_do_not_part_a_word() -> None:
    assert list(checked(listed("\u200b银\u200b行 ", " 月 亮"), KNOWN, "words").statuses) == ["银行", "月亮"]


def test_no_control_sequence_leaves_a_list() -> None:
    with pytest.raises(BadInput) as caught:
        checked(listed("\x1b[2J银行"), KNOWN, "words")
    assert "\x1b" not in str(caught.value)


def test_a_list_without_a_word_is_refused() -> None:
    with pytest.raises(BadInput, match="no Chinese word"):
        checked(listed("hello", "world"), KNOWN, "words")
    with pytest.raises(BadInput, match="no Chinese word"):
        checked([], KNOWN, "words")


def test_words_without_a_status_are_counted() -> None:
    found = checked([*listed("银行", "月亮"), ListedWord("水桶", 2, 3)], 1, "words")
    assert found.statuses == {"银行": 1, "月亮": 1, "水桶": 2}
    assert found.without_status == 2


def test_what_a_user_types() -> None:
    assert trouble_with("银行") == trouble_with(" T恤 ") == ""
    assert trouble_with("bank") != ""
    assert trouble_with("银行。") != ""


def test_an_import_never_lowers_what_the_learner_set() -> None:
    here = {"银行": KNOWN, "月亮": 1, "小王": IGNORED, "水桶": 3}
    found = plan({"银行": 2, "月亮": 4, "小王": KNOWN, "水桶": 3, "石头": 1}, here)
    assert found.changes == (StatusChange("月亮", 1, 4), StatusChange("石头", NEW, 1))
    assert (found.same, found.kept) == (1, 2)


def test_unless_it_is_asked_to() -> None:
    found = plan({"银行": 2, "小王": KNOWN}, {"银行": KNOWN, "小王": IGNORED}, replaces=True)
    assert [one.after for one in found.changes] == [2, KNOWN]


def test_ignored_is_neither_higher_nor_lower() -> None:
    assert higher(NEW, IGNORED) == IGNORED
    assert higher(2, IGNORED) == 2
    assert higher(IGNORED, KNOWN) == IGNORED
