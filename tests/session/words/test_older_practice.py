"""What drills of older langdus found is known of words as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.library import Library, PracticeLog
from langdu.library.words import WordToneLog
from langdu.pinyin import parse
from langdu.session.words.older_practice import take_over
from tests.library.judging import judged, report
from tests.practice.making import NOON


@pytest.fixture
def library() -> Library:
    return Library(Path(":memory:"))


def drilled(library: Library, text: str, pinyin: str, *verdicts: str, origin: str = "drill:speak:tones:") -> None:
    said = [judged(*one) for one in zip(text, pinyin.split(), verdicts, strict=True)]
    PracticeLog(library, lambda: NOON).keep(report(*said), origin=f"{origin}{text}:{pinyin}")


def known(library: Library) -> list[tuple[str, int, int]]:
    take_over(library, PracticeLog(library))
    return [(one.word, one.right, one.missed) for one in WordToneLog(library).all()]


def test_each_drilled_word_is_counted_once(library: Library) -> None:
    drilled(library, "银行", "yin2 hang2", "green", "red")
    drilled(library, "银行", "yin2 hang2", "green", "green")
    drilled(library, "学校", "xue2 xiao4", "green", "amber")
    assert known(library) == known(library) == [("银行", 1, 1)]
    assert WordToneLog(library).all()[0].syllables == (parse("yin2"), parse("hang2"))


def test_numbers_and_practised_sentences_are_not_taken_over(library: Library) -> None:
    drilled(library, "三十", "san1 shi2", "red", "green", origin="drill:speak:numbers:")
    drilled(library, "银行", "yin2 hang2", "red", "green", origin="集市")
    assert known(library) == []


def test_what_was_counted_already_is_not_counted_again(library: Library) -> None:
    WordToneLog(library, lambda: NOON).keep([("银行", (parse("yin2"), parse("hang2")), False)])
    drilled(library, "银行", "yin2 hang2", "green", "red")
    assert known(library) == [("银行", 0, 1)]
