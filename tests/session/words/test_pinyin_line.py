"""The pinyin of some words only, in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.library import Library
from langdu.session import book_from_text
from langdu.session.words.pinyin_line import pinyin_line
from langdu.session.words.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("pinyin_for", "line"),
    [
        ("all", "yín háng, xué xiào, yín háng."),
        ("unknown", "银行 yín háng"),
        ("none", ""),
    ],
)
def test_only_words_that_have_pinyin_are_in_the_line_each_once(pinyin_for: str, line: str) -> None:
    vocabulary = Vocabulary(Library(Path(":memory:")))
    vocabulary.mark(["学校"], 99)
    (sentence,) = book_from_text("银行，学校，银行。", "t").sentences(0)
    assert pinyin_line(sentence, vocabulary, pinyin_for) == line
