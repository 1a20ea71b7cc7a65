"""What a book asks of a learner, from its words and what is known of them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu import dictionary
from langdu.library import Library
from langdu.library.words import BookWordCounts, WordStatuses
from langdu.model import IGNORED, KNOWN, SYLLABUSES
from langdu.session import open_book
from langdu.session.words.book_words import words_in
from langdu.session.words.known_share import KnownShare, KnownShares, known_share
from langdu.session.words.levels import level_in, words_up_to
from langdu.session.words.statistics import COMMONEST, LEARNER_PACE, WordShare, statistics

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {"的": 50, "银行": 20, "小王": 10, "月亮": 10, "银": 6, "网络": 4}
STATUSES = {"的": KNOWN, "小王": IGNORED, "月亮": 2, "水桶": KNOWN}
LEVELS = {"银行": 2, "网络": 5, "的": 1}


def test_words_are_shared_out_by_what_is_known_of_them() -> None:
    found = statistics(WORDS, STATUSES, LEVELS.get)  # type: ignore[arg-type]
    assert found.words == WordShare(100, 6)
    assert found.known == WordShare(50, 1)
    assert found.learning == WordShare(10, 1)
    assert found.ignored == WordShare(10, 1)
    assert found.new == WordShare(30, 3)
    assert found.known_share == (50 / 90, 1 / 5)


def test_new_words_stand_by_their_level_and_the_commonest_are_named() -> None:
    found = statistics(WORDS, STATUSES, LEVELS.get)  # type: ignore[arg-type]
    assert list(found.new_by_level.items()) == [(2, WordShare(20, 1)), (5, WordShare(4, 1)), (None, WordShare(6, 1))]
    assert found.commonest_new == (("银行", 20), ("银", 6), ("网络", 4))
    many = statistics({f"词{number}": 1 for number in range(50)}, {}, LEVELS.get)
    assert len(many.commonest_new) == COMMONEST


def test_hanzi_and_how_long_it_takes() -> None:
    found = statistics(WORDS, STATUSES, LEVELS.get)  # type: ignore[arg-type]
    assert found.hanzi == WordShare(50 + 40 + 20 + 20 + 6 + 8, 9)
    assert found.reading_seconds == pytest.approx(144 * 60 / LEARNER_PACE)
    assert found.listening_seconds(2.0) == pytest.approx(found.listening_seconds(1.0) / 2)


def test_a_text_without_words() -> None:
    found = statistics({}, STATUSES, LEVELS.get)  # type: ignore[arg-type]
    assert found.known_share == (0, 0)
    assert found.new_by_level == {}


@pytest.mark.parametrize("syllabus", SYLLABUSES)
def test_the_level_is_the_dictionary_s(syllabus: str) -> None:
    level = level_in(syllabus)  # type: ignore[arg-type]
    for word in ("银行", "玩", "玩儿", "这", "一点儿", "一点", "构建", "小王", "的", "哪儿", "饕", "花儿"):
        expected = next((found.level for found in dictionary.levels(word) if found.syllabus == syllabus), None)
        assert level(word) == expected, word


def test_words_up_to_a_level_hold_those_of_the_lower_ones_once() -> None:
    low, high = words_up_to("HSK 2.0", 1), words_up_to("HSK 2.0", 3)
    assert high[: len(low)] == low
    assert len(set(high)) == len(high) > 500


def test_the_share_that_the_shelf_shows() -> None:
    assert known_share(WORDS, STATUSES) == KnownShare(50 / 90, 3, 6)  # type: ignore[arg-type]
    found = statistics(WORDS, STATUSES, LEVELS.get)  # type: ignore[arg-type]
    assert known_share(WORDS, STATUSES).known == found.known_share[0]  # type: ignore[arg-type]


def test_the_shelf_knows_it_where_the_words_of_the_text_were_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("月亮很亮。", "utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        book = open_book(str(path), library=library)
        WordStatuses(library).mark(["月亮"], KNOWN)
        assert KnownShares(library).of(book.id) is None
        words_in(book, BookWordCounts(library))
        assert KnownShares(library).of(book.id) == KnownShare(1 / 3, 2, 3)
        path.write_text("月亮很亮。水桶。", "utf-8")
        open_book(str(path), library=library)
        assert KnownShares(library).of(book.id) is None


def test_who_has_marked_no_word_is_told_no_share(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("月亮很亮。", "utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        book = open_book(str(path), library=library)
        words_in(book, BookWordCounts(library))
        assert KnownShares(library).of(book.id) is None
