"""Words, their readings, and the table that they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.annotate.words import own
from langdu.annotate.words.compiled import TableEntry, compiled
from langdu.annotate.words.lattice import cheapest
from langdu.annotate.words.segment import segmented
from langdu.annotate.words.table import Table
from langdu.pinyin import numbered, parse
from langdu.pinyin.inventory import number_of, of_number, sound_of, tone_of

TEXTS = st.text(st.sampled_from("银行长在中国人民大学生活花儿一会,。A𰻞☃\n"), max_size=60)


def said(text: str) -> list[str | None]:
    return [numbered(s) if (s := of_number(int(n))) else None for n in segmented(text).syllables]


@pytest.mark.parametrize(
    ("text", "words"),
    {
        "研究生命的起源": ["研究", "生命", "起源"],
        "他在银行里": ["银行"],
        "中華人民共和國": ["中华人民共和国"],
        "一会儿见": ["一会儿"],
        "我": [],
        "": [],
    }.items(),
)
def test_words(text: str, words: list[str]) -> None:
    found = segmented(text)
    assert [found.text[start:end] for start, end in found.words()] == words


def test_readings_of_words() -> None:
    assert said("银行") == ["yin2", "hang2"]
    assert said("花儿") == ["huar1", None]
    assert said("乾淨") == ["gan1", "jing5"]
    assert said("A。") == [None, None]


def test_a_foot_of_three_characters_is_one_and_two_where_the_dictionary_says_so() -> None:
    assert segmented("小老鼠").feet() == [(1, 3)]
    assert segmented("展览馆").feet() == [(0, 3)]
    assert segmented("岂有此理").feet() == [(0, 2), (2, 4)]


@given(TEXTS)
def test_words_never_overlap_and_every_character_has_its_row(text: str) -> None:
    found = segmented(text)
    assert len(found.text) == len(text) == len(found.syllables) == len(found.places) == len(found.trust)
    ends = [0, *(place for word in found.words() for place in word), len(text)]
    assert ends == sorted(ends)
    for start, end in found.words():
        assert "\n" not in text[start:end]


@pytest.mark.parametrize("word", own.rows())
def test_our_own_words_come_before_the_dictionaries(word: str) -> None:
    expected = [numbered(s) if s is not None else None for s in own.rows()[word]]
    assert said(word) == expected


def test_a_table_written_and_mapped_is_the_same(tmp_path) -> None:
    entry = TableEntry("行家", (parse("hang2"), parse("jia5")), 9.0, 3)
    compiled([entry, TableEntry("行家们", (parse("hang2"), parse("jia5"), parse("men5")), 12.0, 1)]).write(
        tmp_path / "words.bin"
    )
    table = Table.mapped(tmp_path / "words.bin")
    from langdu.annotate.words.hashes import codes

    chars = codes("大行家们")
    hits = table.find(chars, chars.astype("u2"))
    assert list(zip(hits.starts.tolist(), hits.lengths.tolist(), strict=True)) == [(1, 2), (1, 3)]
    assert [numbered(of_number(int(n))) for n in hits.syllables[1, :3]] == ["hang2", "jia5", "men5"]


def test_the_cheapest_way() -> None:
    assert cheapest([5, 5, 5], [0, 1], [2, 3], [4, 3]) == [1]
    assert cheapest([1, 1], [0], [2], [9]) == []
    assert cheapest([], [], [], []) == []


@pytest.mark.parametrize("syllable", ["ma1", "lv4", "huar1", "de5", "ê2", "hng5", "zhuang3"])
def test_a_syllable_under_a_number(syllable: str) -> None:
    number = number_of(parse(syllable))
    assert numbered(of_number(number)) == syllable
    assert tone_of(number) == int(syllable[-1])
    assert sound_of(number) == sound_of(number_of(parse(syllable[:-1].replace("r1", "").removesuffix("r") + "4")))
