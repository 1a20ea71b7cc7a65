"""The lists of words made by hand: each word is found whole, read as listed, and sure unless sense decides."""

from __future__ import annotations

import pytest

from langdu.annotate.words import lists
from langdu.annotate.words.segment import segmented
from langdu.pinyin import numbered
from langdu.pinyin.inventory import of_number


def said(word: str) -> list[str | None]:
    return [numbered(s) if (s := of_number(int(n))) is not None else None for n in segmented(word).syllables]


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name in ("settled", "names") for word in lists.readings_of(name)]
)
def test_a_word_of_the_list(name: str, word: str) -> None:
    expected = [numbered(s) if s is not None else None for s in lists.readings_of(name)[word]]
    assert said(word) == expected
    assert segmented(word).sure.all()


@pytest.mark.parametrize("row", list(lists.rows("doubted")), ids=lambda row: row[0])
def test_a_word_of_two_readings_is_not_sure(row: list[str]) -> None:
    word, one, other, _ = row
    assert one != other
    found = segmented(word)
    assert found.words() != [(0, len(word))] or not found.sure.any()
    assert len(lists.slots(word, one)) == len(lists.slots(word, other)) == len(word)


@pytest.mark.parametrize(
    ("word", "sure"),
    {
        "调拨": True,
        "鼻塞": True,
        "选中": True,
        "压根": True,
        "罢了": True,
        "街坊邻居": True,
        "朝阳": False,
        "教会": False,
    }.items(),
)
def test_what_the_dictionaries_are_sure_of(word: str, sure: bool) -> None:
    assert segmented(word).sure.all() == sure
