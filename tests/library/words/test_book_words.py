"""The words of a text are kept for that text alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.library import Library
from langdu.library.words import BookWordCounts
from langdu.library.words.book_words import packed, unpacked

WORDS = {"的": 9, "月亮": 4, "银行": 4}


def test_counts_are_kept_in_their_order() -> None:
    counts = BookWordCounts(Library(Path(":memory:")))
    counts.keep("b1", "d1", "v1", WORDS)
    kept = counts.of("b1", "d1", "v1")
    assert kept is not None
    assert list(kept.items()) == list(WORDS.items())


@pytest.mark.parametrize("asked", [("b2", "d1", "v1"), ("b1", "d2", "v1"), ("b1", "d1", "v2")])
def test_another_text_or_another_cut_is_not_known(asked: tuple[str, str, str]) -> None:
    counts = BookWordCounts(Library(Path(":memory:")))
    counts.keep("b1", "d1", "v1", WORDS)
    assert counts.of(*asked) is None


def test_the_texts_counted_longest_ago_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.library.words.book_words.KEPT_TEXTS", 2)
    counts = BookWordCounts(Library(Path(":memory:")))
    for book in ("b1", "b2", "b1", "b3"):
        counts.keep(book, "d", "v", WORDS)
    assert [counts.of(book, "d", "v") is not None for book in ("b1", "b2", "b3")] == [True, False, True]


@pytest.mark.parametrize("data", [b"", b"no zlib", packed(WORDS)[:-6], None, "text", packed({"a\tb": 1})])
def test_damage_is_not_counts(data: object) -> None:
    assert unpacked(data) is None


def test_a_text_without_words() -> None:
    assert unpacked(packed({})) == {}
