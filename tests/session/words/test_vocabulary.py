"""What the learner knows: kept at once, taken back, and who has pinyin by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.library.words import WordStatuses, WordToneLog
from langdu.model import IGNORED, KNOWN, NEW
from langdu.session.words.vocabulary import Vocabulary


@pytest.fixture
def library() -> Library:
    return Library(Path(":memory:"))


def test_what_is_marked_is_kept_at_once(library: Library) -> None:
    vocabulary = Vocabulary(library)
    vocabulary.mark(["銀行", "门口"], 2)
    assert vocabulary.status("银行") == 2
    assert WordStatuses(library).all() == {"银行": 2, "门口": 2}
    assert Vocabulary(library).status("门口") == 2


def test_marking_is_taken_back_with_the_statuses_that_were_there(library: Library) -> None:
    WordStatuses(library).mark_each({"银行": 3, "门口": KNOWN})
    vocabulary = Vocabulary(library)
    vocabulary.mark(["银行", "门口", "行长"], KNOWN)
    assert vocabulary.last_marking.before == {"银行": 3, "行长": NEW}
    vocabulary.undo()
    assert WordStatuses(library).all() == {"银行": 3, "门口": KNOWN}
    assert vocabulary.undo() is None


def test_marking_what_is_so_already_changes_nothing(library: Library) -> None:
    vocabulary = Vocabulary(library)
    told: list[frozenset[str]] = []
    vocabulary.on_change(told.append)
    vocabulary.mark(["银行"], KNOWN)
    vocabulary.mark(["银行"], KNOWN)
    vocabulary.undo()
    assert told == [frozenset({"银行"})] * 2
    assert vocabulary.last_marking is None


def test_a_library_that_cannot_be_used_gives_a_vocabulary_for_this_run() -> None:
    class Broken(Library):
        def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
            raise OutputFailed("the library cannot be used")

        def transaction(self) -> object:
            raise OutputFailed("the library cannot be used")

    vocabulary = Vocabulary(Broken(Path(":memory:")))
    assert not vocabulary.has_statuses
    with pytest.raises(OutputFailed):
        vocabulary.mark(["银行"], KNOWN)
    assert vocabulary.status("银行") == KNOWN
    vocabulary.reload_tones()
    assert not vocabulary.has_missed


def test_what_a_drill_found_meanwhile_is_told(library: Library) -> None:
    vocabulary = Vocabulary(library)
    told: list[frozenset[str]] = []
    vocabulary.on_change(told.append)
    assert not vocabulary.is_missed("买")
    WordToneLog(library).keep([("买", (), False)])
    vocabulary.reload_tones()
    assert vocabulary.is_missed("买")
    vocabulary.reload_tones()
    assert told == [frozenset({"买"})]


#: What the learner knows in the table below: 买 was missed and is known, 卖 was missed and never marked.
STATUSES = {"银行": KNOWN, "小王": IGNORED, "门口": 2, "买": KNOWN, "学": 1, "摆摊": KNOWN}
WORDS = ("银行", "小王", "门口", "行长", "买", "卖", "学", "摆摊", "吃")


@pytest.mark.parametrize(
    ("pinyin_for", "shown"),
    [
        ("all", WORDS),
        ("none", ()),
        ("missed", ("买", "卖")),
        ("unknown", ("门口", "行长", "买", "卖", "学", "吃")),
        # 学 is of the first level and being learned; 摆摊 is of no list and known.
        ("hsk1", ("门口", "行长", "买", "卖", "学")),
        ("hsk6", ("门口", "行长", "买", "卖", "学")),
    ],
)
def test_which_words_have_pinyin(library: Library, pinyin_for: str, shown: tuple[str, ...]) -> None:
    WordStatuses(library).mark_each(STATUSES)
    WordToneLog(library).keep([("买", (), False), ("卖", (), False)])
    vocabulary = Vocabulary(library)
    assert tuple(word for word in WORDS if vocabulary.shows_pinyin(word, pinyin_for)) == shown


def test_words_of_no_list_count_as_above_every_level(library: Library) -> None:
    vocabulary = Vocabulary(library)
    assert vocabulary.level("吃") == 1
    assert vocabulary.level("排起长队") is None
    assert vocabulary.shows_pinyin("排起长队", "hsk6")
    assert not vocabulary.shows_pinyin("吃", "hsk1")
