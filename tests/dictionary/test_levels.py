"""Levels of HSK, always with the syllabus that says so."""

from __future__ import annotations

import pytest

from langdu.dictionary import level_name, levels, words_of_level
from langdu.model import SYLLABUSES, WordLevel


def test_a_word_has_a_level_in_each_syllabus() -> None:
    assert [(at.syllabus, at.level) for at in levels("银行")] == [("HSK 2025", 3), ("HSK 2021", 2), ("HSK 2.0", 3)]
    assert levels("銀行") == levels("银行")


def test_a_word_that_is_not_listed_has_none() -> None:
    assert levels("行家里手") == ()
    assert levels("") == ()


def test_a_word_is_found_with_and_without_er() -> None:
    assert levels("花儿") == levels("花")
    assert {at.syllabus for at in levels("一下儿")} >= {"HSK 2025", "HSK 2021"}
    assert {at.syllabus for at in levels("一下")} >= {"HSK 2025", "HSK 2021"}


def test_a_child_is_no_erhua() -> None:
    assert "HSK 2.0" not in {at.syllabus for at in levels("女")}
    assert "HSK 2.0" in {at.syllabus for at in levels("女儿")}
    assert levels("猫儿") == ()


def test_a_character_that_is_no_word_has_the_level_of_the_list_of_characters() -> None:
    assert {at.syllabus: at.level for at in levels("妈")}["HSK 2021"] == 1


def test_the_last_band_is_not_divided() -> None:
    assert level_name(WordLevel("HSK 2021", 7)) == "HSK 2021 level 7-9"


@pytest.mark.parametrize(("syllabus", "bands"), [("HSK 2025", 7), ("HSK 2021", 7), ("HSK 2.0", 6)])
def test_words_of_a_level(syllabus: str, bands: int) -> None:
    (known,) = (one for one in SYLLABUSES if one == syllabus)
    by_level = [words_of_level(known, level) for level in range(1, bands + 1)]
    assert all(len(words) > 100 for words in by_level)
    assert words_of_level(known, bands + 1) == ()
    assert all(WordLevel(known, 1) in levels(word) for word in by_level[0])
