"""Which breaks cut a word in two."""

from __future__ import annotations

import pytest

from langdu.annotate.words.across import crosses

CUT = [
    ("他在一家银", "行上班"),
    ("我们要重", "新考虑"),
    ("我觉", "得不错"),
    ("请注", "意安全"),
    ("她唱", "得真好"),
    ("下雨", "了"),
]
WHOLE = [
    ("小村的家", "人很多"),
    ("我们中", "学生很多"),
    ("镇上的早", "晨雾很大"),
    ("第三章 问路", "他迷路了"),
    ("他的", "了解"),
    ("", "行"),
    ("行", ""),
]


@pytest.mark.parametrize(("before", "after"), CUT)
def test_a_word_goes_across(before: str, after: str) -> None:
    assert crosses(before, after)


@pytest.mark.parametrize(("before", "after"), WHOLE)
def test_no_word_does(before: str, after: str) -> None:
    assert not crosses(before, after)
