"""Which words are the learner's own to drill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from langdu.library import Library
from langdu.library.words import WordStatuses, WordToneLog
from langdu.library.words.own_words import own_words
from langdu.pinyin import parse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BANK = ("银行", (parse("yin2"), parse("hang2")))
ROW = "INSERT INTO saved_words VALUES (?, ?, '', '', ?, 0, ?)"


@pytest.fixture
def library() -> Library:
    return Library(Path(":memory:"))


def save(library: Library, word: str, syllables: str, minutes: int, book: str = "") -> None:
    library.write(ROW, (word, syllables, book, (NOON + timedelta(minutes=minutes)).isoformat()))


def test_they_are_missed_or_saved_or_being_learned_and_the_newest_stands_first(library: Library) -> None:
    save(library, "学校", "xue2 xiao4", 1, "a book")
    WordToneLog(library, lambda: NOON + timedelta(minutes=3)).keep([(*BANK, False), ("钱", (parse("qian2"),), True)])
    statuses = WordStatuses(library, lambda: NOON + timedelta(minutes=2))
    statuses.mark(["门口"], 1)
    statuses.mark(["城市"], 4)
    statuses.mark(["国家"], 99)
    statuses.mark(["小王"], 98)
    found = own_words(library)
    assert [one.word for one in found] == ["银行", "门口", "城市", "学校"]
    assert (found[0].syllables, found[0].is_missed) == (BANK[1], True)
    assert (found[1].syllables, found[1].is_learning) == ((), True)
    assert (found[3].is_saved, found[3].book) == (True, "a book")
    assert [one.word for one in own_words(library, "second")] == ["门口", "城市", "学校"]


def test_what_is_known_of_a_word_comes_together(library: Library) -> None:
    save(library, "银行", "yin2 hang2", 1)
    WordToneLog(library, lambda: NOON).keep([(*BANK, False)])
    WordStatuses(library, lambda: NOON + timedelta(minutes=5)).mark(["银行"], 2)
    (one,) = own_words(library)
    assert (one.is_missed, one.is_saved, one.is_learning) == (True, True, True)
    assert one.at == NOON + timedelta(minutes=5)


def test_a_known_word_that_is_said_wrong_is_drilled_and_a_name_is_not(library: Library) -> None:
    WordToneLog(library).keep([(*BANK, False), ("小王", (parse("xiao3"), parse("wang2")), False)])
    WordStatuses(library).mark(["银行"], 99)
    WordStatuses(library).mark(["小王"], 98)
    assert [one.word for one in own_words(library)] == ["银行"]


def test_two_readings_of_a_word_are_two_words(library: Library) -> None:
    save(library, "长", "chang2", 1)
    save(library, "长", "zhang3", 2)
    assert [one.syllables for one in own_words(library)] == [(parse("zhang3"),), (parse("chang2"),)]
