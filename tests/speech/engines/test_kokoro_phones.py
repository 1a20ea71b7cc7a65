"""Syllables in Kokoro's symbols: nothing unknown, dropped or doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.model import Latin, Span
from langdu.pinyin import numbered, parse, plain
from langdu.speech.engines.kokoro_phones import spell, symbols_of
from langdu.speech.engines.whole import UNKNOWN_TONE
from tests.speech.engines.sounds import ALL, says
from tests.speech.tiny.symbols import KOKORO

#: What is only approximated, without tone.
NEAREST = {"ê", "yo", "yai", "ng", "hm", "hng"}


def test_every_syllable_has_symbols_that_the_voice_knows() -> None:
    for syllable in ALL:
        symbols, _ = symbols_of(syllable)
        assert set(symbols) <= set(KOKORO), numbered(syllable)
        assert symbols[-1] == str(syllable.tone)
        assert symbols.count("R") == syllable.erhua
        parts = len(symbols) - 1 - syllable.erhua
        assert parts == (2 if syllable.initial else 1), numbered(syllable)


def test_different_syllables_differ_but_for_those_that_are_approximated() -> None:
    sure = [s for s in ALL if not symbols_of(s)[1]]
    assert len({symbols_of(s)[0] for s in sure}) == len(sure)


def test_what_is_approximated_is_told_and_nothing_else() -> None:
    assert {plain(s) for s in ALL if not s.erhua and symbols_of(s)[1]} == NEAREST


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ni3", "ㄋㄧ3"), ("hao3", "ㄏㄠ3"), ("zhong1", "ㄓ中1"), ("zhi1", "ㄓ十1"), ("zi5", "ㄗㄭ5"), ("yu2", "ㄩ2"),
        ("jue2", "ㄐ月2"), ("lüe4", "ㄌ月4"), ("qun2", "ㄑ云2"), ("yong4", "用4"), ("huar1", "ㄏ穵R1"), ("er2", "ㄦ2"),
        ("wo3", "我3"), ("bo1", "ㄅㄛ1"), ("shui3", "ㄕ为3"), ("n2", "ㄋ2"), ("hng5", "ㄏㄥ5"), ("m2", "ㄇ2"),
    ],
)  # fmt: skip
def test_syllables_are_written_as_misaki_writes_them(text: str, symbols: str) -> None:
    assert symbols_of(parse(text))[0] == symbols


def test_a_stretch_has_its_words_apart_and_its_sign() -> None:
    wo, men, zai, jia = says("wo3", "men5", "zai4", "jia1")
    made = spell([wo, replace(men, closes="word"), replace(zai, closes="phrase"), jia], "。", KOKORO)
    assert made.text == "我3ㄇㄣ5/ㄗㄞ4/ㄐ压1."
    assert [made.text[a:b] for a, b in zip(made.firsts, made.firsts[1:], strict=False)] == [
        "我3",
        "ㄇㄣ5/",
        "ㄗㄞ4/",
        "ㄐ压1",
    ]


def test_letters_are_their_names_and_unknown_signs_are_left_out() -> None:
    made = spell([Latin(Span(0, 2), "AI")], "※", KOKORO)
    assert made.text == "ㄟ1ㄞ4"


def test_a_tone_that_is_not_known_is_told() -> None:
    assert symbols_of(parse("ma")) == ("ㄇㄚ5", UNKNOWN_TONE)


def test_a_symbol_that_a_voice_lacks_is_told_and_not_dropped_in_silence() -> None:
    poor = set(KOKORO) - {"ㄓ", "ㄞ", "4"}
    notes = spell(says("zhong1", "ai4", "ni3"), "。", poor).notes
    assert [(note.fate, note.what) for note in notes] == [
        ("approximated", "zhong1: the voice has no symbol ㄓ; said without"),
        ("lost", "ai4: the voice has no symbol ㄞ 4; said without"),
    ]
