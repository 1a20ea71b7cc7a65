"""Which Latin words are spelled, and how."""

from __future__ import annotations

import pytest

from langdu.pinyin import numbered
from langdu.speech.planning.latin import is_spelled, spelled


@pytest.mark.parametrize(
    ("word", "expected"),
    [("AI", True), ("x", True), ("GDP", True), ("mm", True), ("H2O", True), ("ＩＴ", True),
     ("world", False), ("Global", False), ("ChatGPT", False), ("HELLOWORLD", False)],
)  # fmt: skip
def test_is_spelled(word: str, expected: bool) -> None:
    assert is_spelled(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("AI", "ei1 ai4"), ("w", "da2 bu5 liu5"), ("4G", "si4 ji4"), ("A-B", "ei1 bi4"), ("é", "")],
)
def test_spelled(word: str, expected: str) -> None:
    assert " ".join(map(numbered, spelled(word))) == expected


def test_every_letter_has_a_name() -> None:
    assert all(spelled(chr(code)) for code in range(ord("A"), ord("Z") + 1))
