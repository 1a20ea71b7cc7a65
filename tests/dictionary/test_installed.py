"""What all dictionaries together say of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.config import data_dir
from langdu.dictionary import Dictionaries
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.dictionary.shelf import own_path
from langdu.dictionary.storage.lines import EntryLine
from langdu.dictionary.storage.table import DictionaryTable, table_packed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def own() -> Dictionaries:
    return Dictionaries({"cc-cedict": DictionaryTable(own_path())})


def added(name: str, *lines: EntryLine, title: str = "", edition: str = "", order: int = 1) -> Path:
    path = data_dir() / "dictionaries" / f"{name}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(table_packed(lines, title or name, edition, order=order))
    return path


def test_all_that_is_known_of_a_word(own: Dictionaries) -> None:
    facts = own.facts("銀行")
    assert facts.word == "银行"
    assert facts.per_million is not None
    assert [at.syllabus for at in facts.levels] == ["HSK 2025", "HSK 2021", "HSK 2.0"]
    (entry,) = facts.entries
    assert (entry.word, entry.traditional, entry.senses) == ("银行", "銀行", ("bank",))
    assert (entry.classifiers, entry.dictionary) == (("家", "个"), "CC-CEDICT")


def test_a_word_that_nobody_knows(own: Dictionaries) -> None:
    facts = own.facts("天雨粟鬼")
    assert (facts.entries, facts.levels, facts.per_million) == ((), (), None)
    assert not own.has("天雨粟鬼")


@pytest.mark.parametrize(
    ("word", "pinyin", "sense"),
    [
        ("行", "hang2", "row"),
        ("行", "xing2", "walk"),
        ("得", "dei3", "have to"),
        ("还", "huan2", "return"),
        ("干", "gan4", "to do"),
        ("东西", "dong1 xi1", "east and west"),
        ("东西", "dong1 xi5", "thing"),
        ("大意", "da4 yi5", "careless"),
        ("花儿", "huar1", "flower"),
        ("朋友", "peng2 you3", "friend"),
    ],
)
def test_the_entry_of_the_given_reading_comes_first(own: Dictionaries, word: str, pinyin: str, sense: str) -> None:
    first = own.entries(word, syllables_of(pinyin))[0]
    assert any(sense in one for one in first.senses)


def test_everyday_words_come_before_names_and_forms_of_others(own: Dictionaries) -> None:
    assert "surname" not in own.entries("张")[0].senses[0]
    assert own.entries("面")[-1].variant_of == "面"
    assert own.entries("年")[0].senses[0] == "year"
    assert own.entries("里")[0].traditional == "裡"


@pytest.mark.parametrize(
    ("word", "pinyin"), [("花儿", "hua1 r5"), ("说法", "shuo1 fa5"), ("这儿", "zhe4 r5"), ("东西", "dong1 xi5")]
)
def test_the_reading_that_langdu_gives_a_word_alone_comes_first(own: Dictionaries, word: str, pinyin: str) -> None:
    assert own.entries(word)[0].pinyin == pinyin


def test_a_form_of_another_word_has_its_meaning(own: Dictionaries) -> None:
    (entry,) = own.entries("喫")
    assert entry.variant_of == "吃"
    assert entry.senses[0] == "variant of 吃 chī"
    assert "to eat; to consume" in entry.senses


def test_senses_are_in_the_script_of_the_word(own: Dictionaries) -> None:
    assert any("麵" in sense for entry in own.entries("麪") for sense in entry.senses)
    assert not any("貓" in sense for entry in own.entries("熊猫") for sense in entry.senses)


def test_an_entry_that_is_listed_for_two_forms_is_shown_once(own: Dictionaries) -> None:
    assert len(own.entries("那里")) == 1


def test_words_around_a_place(own: Dictionaries) -> None:
    text = "我去中国人民银行了"
    found = [text[start:end] for start, end in own.around(text, text.index("银"))]
    assert found == ["中国人民银行", "人民银行", "银行", "银"] or found == ["中国人民银行", "银行", "银"]
    traditional = [text[start:end] for start, end in own.around("我去中國人民銀行了", text.index("银"))]
    assert traditional == found
    assert own.around("去", 0) == ((0, 1),)
    assert own.around("，", 0) == own.around("", 0) == ()


def test_a_dictionary_of_the_users_is_asked_too() -> None:
    added(
        "mine",
        EntryLine("银行", "银行", "yin2 hang2", ("where money sleeps",)),
        EntryLine("甭介", "甭介", "", ("don't",)),
    )
    both = Dictionaries.installed()
    assert [entry.dictionary for entry in both.entries("银行")] == ["CC-CEDICT", "mine"]
    assert both.has("甭介")
    assert both.entries("甭介")[0].syllables == ()


def test_the_users_dictionaries_stand_in_the_order_in_which_they_were_added() -> None:
    line = EntryLine("鱻鱻", "鱻鱻", "xian1 xian1", ("fresh",))
    added("a", line, order=2)
    added("b", line, order=1)
    assert [entry.dictionary for entry in Dictionaries.installed().entries("鱻鱻")] == ["b", "a"]


@pytest.mark.parametrize(("edition", "is_used"), [("2999-01-01", True), ("2001-01-01", False)])
def test_the_newer_edition_of_cedict_is_used(edition: str, is_used: bool) -> None:
    added("cc-cedict", EntryLine("银行", "銀行", "yin2 hang2", ("new",)), title="CC-CEDICT", edition=edition)
    assert (Dictionaries.installed().entries("银行")[0].senses == ("new",)) == is_used


def test_a_damaged_dictionary_is_left_out_and_told() -> None:
    path = added("mine", EntryLine("银行", "银行", "yin2 hang2", ("x",)))
    path.write_bytes(path.read_bytes()[:-9])
    found = Dictionaries.installed()
    assert [entry.dictionary for entry in found.entries("银行")] == ["CC-CEDICT"]
    assert len(found.troubles) == 1
    assert "mine" in found.troubles[0]


def test_damage_that_shows_later_is_told_then() -> None:
    path = added("mine", EntryLine("银行", "银行", "yin2 hang2", ("x",)))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"\x78\xda") + 4] ^= 0xFF
    path.write_bytes(raw)
    found = Dictionaries.installed()
    assert found.troubles == ()
    assert [entry.dictionary for entry in found.entries("银行")] == ["CC-CEDICT"]
    assert len(found.troubles) == 1


def test_opening_reads_no_dictionary() -> None:
    assert own_path().stat().st_size < 10_000_000
    assert Dictionaries.installed().tables["cc-cedict"]._lines.cache_info().currsize == 0
