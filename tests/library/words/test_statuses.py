"""Statuses of words are kept, under one form of each word."""

from __future__ import annotations

from pathlib import Path

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
