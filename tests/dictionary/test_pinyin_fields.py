"""Pinyin of dictionaries, as syllables."""

from __future__ import annotations

import pytest

from langdu.dictionary.pinyin_fields import syllables_of
from langdu.pinyin import numbered


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("yin2 hang2", "yin2 hang2"),
        ("nü3 er2", "nv3 er2"),
        ("nu:3 er2", "nv3 er2"),
        ("hua1 r5", "huar1"),
        ("Bei3 jing1", "bei3 jing1"),
        ("yínháng", "yin2 hang2"),
        ("yín háng", "yin2 hang2"),
        ("dōngxi", "dong1 xi5"),
        ("yin2hang2", "yin2 hang2"),
        ("Kong3 zi3 · Lun2 yu3", "kong3 zi3 lun2 yu3"),
        ("you3 jie4 you3 huan2 , zai4 jie4 bu4 nan2", "you3 jie4 you3 huan2 zai4 jie4 bu4 nan2"),
        ("ㄧㄣˊ ㄏㄤˊ", "yin2 hang2"),
        ("r5", "er5"),
        ("san1 C", ""),
        ("xx5", ""),
        ("A pian4", ""),
        ("", ""),
    ],
)
def test_spellings(written: str, read: str) -> None:
    assert " ".join(map(numbered, syllables_of(written))) == read
