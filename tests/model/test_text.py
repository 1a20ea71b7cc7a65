"""Nothing that could move a cursor gets past `clean`, and nothing changes its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.model import clean, is_hanzi, one_line


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=60))
def test_cleaning_keeps_every_place_and_no_control(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    for char in cleaned:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def test_ordinary_text_is_left_alone() -> None:
    assert clean("你好，world 🙂！") == "你好，world 🙂！"


def test_a_message_is_one_line() -> None:
    assert one_line("a\x1b[31m\nb\u202ec\u200bd") == "a [31m bcd"


@pytest.mark.parametrize(
    ("char", "expected"), [("好", True), ("〇", True), ("𠮷", True), ("a", False), ("。", False), ("ㄅ", False)]
)
def test_hanzi(char: str, expected: bool) -> None:
    assert is_hanzi(char) is expected
