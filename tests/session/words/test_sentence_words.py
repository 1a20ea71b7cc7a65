"""The words of a sentence, and how they are read."""

from __future__ import annotations

from langdu.pinyin import numbered
from langdu.session import book_from_text
from langdu.session.words.sentence_words import sentence_words


def words(text: str) -> list[tuple[str, str, str]]:
    return [
        (word.word, word.text, " ".join(map(numbered, word.citation)))
        for sentence in book_from_text(text, "字").sentences(0)
        for word in sentence_words(sentence)
    ]


def test_words_and_single_hanzi_are_in_order() -> None:
    assert words("我去银行取钱。") == [
        ("我", "我", "wo3"),
        ("去", "去", "qu4"),
        ("银行", "银行", "yin2 hang2"),
        ("取", "取", "qu3"),
        ("钱", "钱", "qian2"),
    ]


def test_a_word_is_kept_under_its_simplified_form() -> None:
    assert words("鋼琴。") == [("钢琴", "鋼琴", "gang1 qin2")]


def test_glosses_numbers_and_latin_are_no_part_of_words() -> None:
    assert words("他在银(yín)行(háng)存12%。OK。") == [
        ("他", "他", "ta1"),
        ("在", "在", "zai4"),
        ("银行", "银行", "yin2 hang2"),
        ("存", "存", "cun2"),
    ]


def test_erhua_is_one_word_of_one_syllable() -> None:
    assert words("花儿。") == [("花儿", "花儿", "huar1")]
