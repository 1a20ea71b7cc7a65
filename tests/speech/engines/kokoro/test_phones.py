"""Syllables in Kokoro's symbols: nothing unknown, dropped or doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.model import Latin, Span
from langdu.pinyin import numbered, parse, plain
from langdu.speech.engines.common.clause_engine import UNKNOWN_TONE
from langdu.speech.engines.kokoro.phones import TONES, spell, symbols_of
from langdu.speech.engines.kokoro.symbols import vocabulary
from tests.speech.engines.sounds import ALL, says

#: What is only approximated, without tone.
NEAREST = {"yai", "lo"}


def test_the_vocabulary_is_the_networks() -> None:
    assert len(vocabulary()) == 114
    assert (vocabulary()[" "], vocabulary()["→"], vocabulary()["ꭧ"]) == (16, 171, 23)


def test_every_syllable_has_symbols_that_the_voice_knows() -> None:
    for syllable in ALL:
        symbols, _ = symbols_of(syllable)
        assert set(symbols) <= set(vocabulary()), numbered(syllable)
        arrows = [char for char in symbols if char in TONES.values()]
        assert arrows == ([TONES[syllable.tone]] if syllable.tone in TONES else []), numbered(syllable)


def test_different_syllables_differ() -> None:
    """But for those that are said as another; and erhua, which takes codas away."""
    plain_ones = [s for s in ALL if not s.erhua and plain(s) not in NEAREST]
    assert len({symbols_of(s)[0] for s in plain_ones}) == len(plain_ones)


def test_what_is_approximated_is_told_and_nothing_else() -> None:
    assert {plain(s) for s in ALL if not s.erhua and symbols_of(s)[1]} == NEAREST


def test_a_nasal_vowel_that_erhua_leaves_is_told() -> None:
    told = {plain(s) for s in ALL if s.erhua and symbols_of(s)[1]} - {f"{sound}r" for sound in NEAREST}
    assert told == {plain(s) for s in ALL if s.erhua and s.final.endswith("ng") and s.final != "ng"}


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ni3", "ni↓"), ("hao3", "xau↓"), ("zhong1", "ꭧʊ→ŋ"), ("zhi1", "ꭧɨ→"), ("zi5", "ʦɨ"), ("yu2", "y↗"),
        ("jue2", "ʨɥe↗"), ("lüe4", "lɥe↘"), ("qun2", "ʨʰy↗n"), ("yong4", "jʊ↘ŋ"), ("huar1", "xwa→ɚ"), ("er2", "ɚ↗"),
        ("wo3", "wo↓"), ("bo1", "pwo→"), ("o4", "ɔ↘"), ("shui3", "ʂwei↓"), ("n2", "n↗"), ("hng5", "hŋ"), ("m2", "m↗"),
        ("wanr2", "wa↗ɚ"), ("kongr4", "kʰʊ↘ɚ"), ("shi4", "ʂɨ↘"), ("le5", "lɤ"), ("jian4", "ʨjɛ↘n"),
    ],
)  # fmt: skip
def test_syllables_are_written_as_misaki_writes_them(text: str, symbols: str) -> None:
    assert symbols_of(parse(text))[0] == symbols


def test_a_stretch_has_its_words_apart_and_its_sign() -> None:
    wo, men, zai, jia = says("wo3", "men5", "zai4", "jia1")
    made = spell([wo, replace(men, closes="word"), replace(zai, closes="phrase"), jia], "。")
    assert made.text == "wo↓mən ʦai↘ ʨja→."
    parts = [made.text[a:b] for a, b in zip(made.firsts, made.firsts[1:], strict=False)]
    assert parts == ["wo↓", "mən ", "ʦai↘ ", "ʨja→"]
    assert made.units == [0, 1, 2, 3]


def test_letters_are_their_names_and_unknown_signs_are_left_out() -> None:
    made = spell([Latin(Span(0, 2), "AI")], "※")
    assert made.text == "ei→ai↘"
    assert made.units == [0, 0]


def test_a_tone_that_is_not_known_is_told() -> None:
    assert symbols_of(parse("ma")) == ("ma", UNKNOWN_TONE)
