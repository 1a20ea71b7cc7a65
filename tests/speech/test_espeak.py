"""What eSpeak NG is asked for, and that it knows it."""

from __future__ import annotations

import pytest

from langdu.model import Syllable
from langdu.pinyin import parse, plain
from langdu.pinyin.table import FINALS
from langdu.speech.engines.espeak.engine import english, spelling, word_starts
from langdu.speech.engines.espeak.library import EspeakLibrary, SpokenClause

VOICE = "sit/cmn-latn-pinyin"
LEGAL = [Syllable(initial, final, 4) for initial, finals in FINALS.items() for final in finals.split()]


@pytest.fixture(scope="module")
def library() -> EspeakLibrary:
    return EspeakLibrary()


def test_no_legal_syllable_is_spelled_as_english_letters(library: EspeakLibrary) -> None:
    asked = {plain(s): spelling(s) for s in LEGAL}
    pinyin = {s: text for s, text in asked.items() if not text.startswith("[[")}
    assert len(pinyin) > 400
    assert [s for s, text in pinyin.items() if "(en)" in library.phonemes(text, VOICE)] == []


@pytest.mark.parametrize("erhua", [False, True], ids=["plain", "erhua"])
def test_every_syllable_sounds(library: EspeakLibrary, erhua: bool) -> None:
    asked = [spelling(Syllable(s.initial, s.final, s.tone, erhua)) for s in LEGAL]
    said = {text: library.say(text, VOICE, 200) for text in dict.fromkeys(asked)}
    assert [text for text, sound in said.items() if not 2000 < len(sound.pcm) < 40000] == []


@pytest.mark.parametrize(
    ("pinyin", "asked"),
    [("lü4", "lv4"), ("ma5", "ma5"), ("xiong2", "[[S;'y35N]]"), ("huar1", "[[Xw'A@r55]]"), ("shir4", "[[s.'@r51]]")],
)
def test_spelling(pinyin: str, asked: str) -> None:
    assert spelling(parse(pinyin)) == asked


@pytest.mark.parametrize(
    ("written", "said"),
    [("AI", "A.I."), ("ITU", "I.T.U."), ("world", "world"), ("x", "x"), ("ＡＩ", "A.I."), ("HELLOWORLD", "HELLOWORLD")],
)
def test_short_capitals_are_spelled(written: str, said: str) -> None:
    assert english(written) == said


def test_a_word_without_an_event_is_guessed_between_its_neighbours() -> None:
    said = SpokenClause(bytes(2000), ((0, 0), (8, 600)))
    assert word_starts(said, [0, 4, 8]) == ([0, 300, 600], [True, False, True])
