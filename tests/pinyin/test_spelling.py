"""One syllable, many spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.model import Syllable
from langdu.pinyin import ipa, is_legal, marked, numbered, parse, plain, readings, segment, sounds, zhuyin
from langdu.pinyin.from_zhuyin import from_zhuyin
from langdu.pinyin.table import FINALS

SYLLABLES = st.sampled_from(
    [
        Syllable(initial, final, tone, erhua)
        for initial, finals in FINALS.items()
        for final in finals.split()
        for tone in range(6)
        for erhua in (False, True)
        if not (erhua and (final in ("er", "m", "n", "ng") or initial + final == "e"))
    ]
)


@given(SYLLABLES)
def test_numbered_pinyin_round_trips(syllable: Syllable) -> None:
    assert parse(numbered(syllable)) == syllable


@given(SYLLABLES.filter(lambda s: 1 <= s.tone <= 4))
def test_tone_marks_round_trip(syllable: Syllable) -> None:
    assert parse(marked(syllable)) == syllable
    assert parse(marked(syllable).upper()) == syllable


@given(SYLLABLES.filter(lambda s: s.tone))
def test_zhuyin_round_trips(syllable: Syllable) -> None:
    assert from_zhuyin(zhuyin(syllable)) == syllable


@given(SYLLABLES)
def test_every_syllable_has_ipa(syllable: Syllable) -> None:
    assert ipa(syllable)


@pytest.mark.parametrize("text", ["lv4", "lü4", "lǜ", "lu:4", "LV4", " lv4 "])
def test_spellings_of_one_syllable(text: str) -> None:
    assert parse(text) == Syllable("l", "ü", 4)


@pytest.mark.parametrize(
    ("numbers", "marks", "bopomofo"),
    [
        ("zhuang4", "zhuàng", "ㄓㄨㄤˋ"),
        ("jiu3", "jiǔ", "ㄐㄧㄡˇ"),
        ("gui1", "guī", "ㄍㄨㄟ"),
        ("yuan2", "yuán", "ㄩㄢˊ"),
        ("xue2", "xué", "ㄒㄩㄝˊ"),
        ("nve4", "nüè", "ㄋㄩㄝˋ"),
        ("er2", "ér", "ㄦˊ"),
        ("huar1", "huār", "ㄏㄨㄚㄦ"),
        ("ng4", "ǹg", "ㄫˋ"),
        ("ma5", "ma", "˙ㄇㄚ"),
    ],
)
def test_written_in_every_way(numbers: str, marks: str, bopomofo: str) -> None:
    syllable = parse(numbers)
    assert (marked(syllable), zhuyin(syllable)) == (marks, bopomofo)


@pytest.mark.parametrize("text", ["", "AI4G", "zhx", "b", "lv44", "lǜ4", "hello", "ǎǎ", "fü", "r"])
def test_what_is_no_syllable(text: str) -> None:
    assert not is_legal(text)


def test_neutral_and_unknown_tones() -> None:
    assert parse("ma5").tone == parse("ma0").tone == 5
    assert parse("ma").tone == 0
    assert plain(parse("lǜ")) == "lv"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("naogengsai", ["nao", "geng", "sai"]),
        ("fangan", ["fan", "gan"]),
        ("xi'an", ["xi", "an"]),
        ("nǎogěng", ["nǎo", "gěng"]),
        ("zhong1guo2", ["zhong1", "guo2"]),
        ("shengcunlv", ["sheng", "cun", "lv"]),
        ("strength", None),
        ("", None),
    ],
)
def test_run_on_pinyin(run: str, expected: list[str] | None) -> None:
    assert segment(run) == expected


def test_readings_of_a_character() -> None:
    assert [numbered(s) for s in readings("长")][:2] == ["zhang3", "chang2"] or "chang2" in map(
        numbered, readings("长")
    )
    assert sounds("了") == {"le", "liao"}
    assert readings("A") == ()
