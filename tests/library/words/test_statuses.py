"""Statuses of words are kept, under one form of each word."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.library.words import WordStatuses
from langdu.model import IGNORED, KNOWN, NEW


def test_a_status_is_kept(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    WordStatuses(library).mark(["银行", "月亮"], 2)
    library.close()
    statuses = WordStatuses(Library(tmp_path / "library.db"))
    assert statuses.all() == {"银行": 2, "月亮": 2}
    assert statuses.of("银行") == 2
    assert statuses.of("水桶") == NEW


def test_both_scripts_have_one_status() -> None:
    statuses = WordStatuses(Library(Path(":memory:")))
    statuses.mark(["銀行"], KNOWN)
    assert statuses.of("银行") == statuses.of("銀行") == KNOWN
    assert statuses.all() == {"银行": KNOWN}


def test_new_takes_a_status_away() -> None:
    statuses = WordStatuses(Library(Path(":memory:")))
    statuses.mark(["小王"], IGNORED)
    statuses.mark(["小王"], NEW)
    assert statuses.all() == {}


def test_many_are_marked_or_none(tmp_path: Path) -> None:
    statuses = WordStatuses(Library(tmp_path / "library.db"))
    with pytest.raises(OutputFailed):
        statuses.mark_each({"银行": 2, "月亮": None})  # type: ignore[dict-item]
    assert statuses.all() == {}


def test_the_word_marked_last_is_first() -> None:
    moments = iter(datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3))
    statuses = WordStatuses(Library(Path(":memory:")), lambda: next(moments))
    for word in ("银行", "月亮", "银行"):
        statuses.mark([word], 1)
    assert [(one.word, one.changed.day) for one in statuses.marked()] == [("银行", 3), ("月亮", 2)]
