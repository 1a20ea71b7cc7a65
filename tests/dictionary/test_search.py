"""Words by their pinyin and by their meaning."""

from __future__ import annotations

import pytest

from langdu.dictionary import Dictionaries
from langdu.dictionary.search import by_meaning, by_pinyin
from langdu.dictionary.shelf import own_path
from langdu.dictionary.storage.table import DictionaryTable


@pytest.fixture(scope="module")
def own() -> Dictionaries:
    return Dictionaries({"cc-cedict": DictionaryTable(own_path())})


@pytest.mark.parametrize(
    "asked",
    ["yinhang", "YINHANG", "yin hang", "yín háng", "yínháng", "yin2hang2", "yin2 hang2", "yin2hang", "ㄧㄣˊ ㄏㄤˊ"],
)
def test_pinyin_however_it_is_written(own: Dictionaries, asked: str) -> None:
    assert by_pinyin(own, asked)[0] == "银行"


def test_tones_that_are_written_must_agree(own: Dictionaries) -> None:
    assert "行" in by_pinyin(own, "hang2")
    assert "行" not in by_pinyin(own, "hang4")
    assert {"买", "卖"} <= set(by_pinyin(own, "mai"))
    assert "卖" not in by_pinyin(own, "mǎi")


def test_u_with_dots_and_erhua(own: Dictionaries) -> None:
    assert by_pinyin(own, "lv4") == by_pinyin(own, "lǜ") == by_pinyin(own, "lü4")
    assert "花儿" in by_pinyin(own, "huar")


@pytest.mark.parametrize(
    ("asked", "word"),
    [("xi'an", "西安"), ("xi an", "西安"), ("xī'ān", "西安"), ("xian", "先"), ("fang'an", "方案"), ("dang an", "档案")],
)
def test_what_stands_between_two_syllables_divides_them(own: Dictionaries, asked: str, word: str) -> None:
    assert by_pinyin(own, asked)[0] == word


def test_a_word_that_is_seldom_read_so_comes_later(own: Dictionaries) -> None:
    assert by_pinyin(own, "ma").index("妈") < by_pinyin(own, "ma").index("么")
    assert by_pinyin(own, "xian").index("线") < by_pinyin(own, "xian").index("见")
    assert by_pinyin(own, "huan")[0] == "还"  # its second reading is commoner than the words that have no other


def test_a_word_is_found_once_in_all_its_forms(own: Dictionaries) -> None:
    found = by_pinyin(own, "lv4")
    assert "绿" in found
    assert "緑" not in found


def test_what_is_no_pinyin_finds_nothing(own: Dictionaries) -> None:
    assert by_pinyin(own, "bank") == by_pinyin(own, "") == by_pinyin(own, "银行") == ()


@pytest.mark.parametrize(
    ("asked", "word"), [("bank", "银行"), ("to eat", "吃"), ("dog", "狗"), ("Beijing", "北京"), ("happy", "高兴")]
)
def test_meaning(own: Dictionaries, asked: str, word: str) -> None:
    assert word in by_meaning(own, asked)[:3]


def test_a_meaning_that_nothing_has(own: Dictionaries) -> None:
    assert by_meaning(own, "qwzx") == by_meaning(own, "") == by_meaning(own, "...") == ()
    assert by_meaning(own, "(.*") == ()
