"""Syllables in the symbols of Piper's voices: nothing unknown, dropped or doubled."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from langdu.model import Latin, Span
from langdu.pinyin import numbered, parse, plain
from langdu.speech.data import rows
from langdu.speech.engines.common.clause_engine import UNKNOWN_TONE
from langdu.speech.engines.piper.phones import ALIKE, TONES, Kind, spell, symbols_of
from tests.speech.engines.sounds import ALL, says
from tests.speech.tiny.symbols import PIPER

KINDS: tuple[Kind, ...] = ("pinyin", "espeak")
#: What is only approximated, without tone, erhua aside; every syllable of tone 1 and 4 is so in huayan.
NEAREST = {"pinyin": {"ê", "m", "n", "ng", "hm", "hng"}}
NEAREST |= {"espeak": {"ê", "m", "n", "hm", "hng", "lvan", "lvn", "jiong", "qiong", "xiong"}}


@pytest.mark.parametrize("kind", KINDS)
def test_every_syllable_has_symbols_that_the_voice_knows(kind: Kind) -> None:
    for syllable in ALL:
        symbols, _ = symbols_of(syllable, kind)
        assert symbols, numbered(syllable)
        assert set(symbols) <= set(PIPER[kind]), numbered(syllable)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_approximated_is_told_and_nothing_else(kind: Kind) -> None:
    told = {plain(s) for s in ALL if not s.erhua and s.tone in (2, 3, 5) and symbols_of(s, kind)[1]}
    assert told == NEAREST[kind]


def test_pinyin_is_the_written_one_in_parts() -> None:
    for syllable in ALL:
        symbols, told = symbols_of(syllable, "pinyin")
        if not told:
            letters = plain(syllable)[:-1] + "er5" if syllable.erhua else plain(syllable)
            assert "".join(symbols).replace("Ø", "") == (
                f"{plain(syllable)[:-1]}{syllable.tone}er5" if syllable.erhua else f"{letters}{syllable.tone}"
            )


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ni3", "n i 3"), ("yuan2", "y uan 2"), ("ai4", "Ø ai 4"), ("lü4", "l v 4"), ("xue2", "x ue 2"),
        ("zhuang1", "zh uang 1"), ("er2", "Ø er 2"), ("huar1", "h ua 1 Ø er 5"), ("wo3", "w o 3"), ("n2", "Ø en 2"),
    ],
)  # fmt: skip
def test_pinyin_voices_are_asked_as_their_front_end_asks(text: str, symbols: str) -> None:
    assert symbols_of(parse(text), "pinyin")[0] == symbols.split()


def test_tones_of_the_espeak_voice_that_look_alike_are_told() -> None:
    assert TONES[1] == TONES[4]
    assert [symbols_of(parse(f"ma{tone}"), "espeak")[1] for tone in range(1, 6)] == [ALIKE, "", "", ALIKE, ""]


def test_a_stretch_is_laid_out_as_the_voices_were_taught() -> None:
    ids = PIPER["pinyin"]
    made = spell(says("ni3", "hao3"), "。", "pinyin", ids)
    order = ["^", "n", "i", "3", "_", "h", "ao", "3", "_", "。", "_", "$"]
    assert made.ids == [ids[s][0] for s in order]
    assert made.firsts == [1, 5, 9]
    ids = PIPER["espeak"]
    made = spell(says("ni3", "hao3"), "，", "espeak", ids)
    order = ["^", *(s for symbol in "nˈi2 χˈɑu2," for s in (symbol,)), "$"]
    assert made.ids == [ids[s][0] for i, s in enumerate(order) for s in ([s, "_"] if i < len(order) - 1 else [s])]


def test_letters_are_their_names() -> None:
    made = spell([Latin(Span(0, 2), "AI")], "", "pinyin", PIPER["pinyin"])
    names = spell(says("ei1", "ai4"), "", "pinyin", PIPER["pinyin"])
    assert made.ids == names.ids
    assert made.firsts == [1, 9]


def test_a_symbol_that_a_voice_lacks_is_told_and_not_dropped_in_silence() -> None:
    poor = {s: i for s, i in PIPER["pinyin"].items() if s not in ("zh", "Ø", "ai", "4")}
    notes = spell(says("zhong1", "ai4", "ni3"), "。", "pinyin", poor).notes
    assert [(note.fate, note.what) for note in notes] == [
        ("approximated", "zhong1: the voice has no symbol zh; said without"),
        ("lost", "ai4: the voice has no symbol Ø ai 4; said without"),
    ]


def test_a_tone_that_is_not_known_is_told() -> None:
    for kind in KINDS:
        assert symbols_of(parse("ma"), kind) == (symbols_of(parse("ma5"), kind)[0], UNKNOWN_TONE)


def test_the_table_is_what_espeak_says() -> None:
    pytest.importorskip("piper")
    from piper.phonemize_espeak import EspeakPhonemizer

    espeak = EspeakPhonemizer()
    table = {row[0]: row[1] for row in rows("piper_espeak.tsv") if len(row) == 2}
    for tone, sign in TONES.items():
        for letters, template in table.items():
            found = espeak.phonemize("cmn-latn-pinyin", f"{letters}{tone}")
            assert ["".join(part) for part in found] == [template.format(t=sign)]
    sentence = "".join("".join(part) for part in espeak.phonemize("cmn", "在家看书"))
    assert sentence == " ".join(table[s].format(t="5") for s in ("zai", "jia", "kan", "shu"))


def test_the_pinyin_symbols_are_those_of_the_package() -> None:
    spec = find_spec("piper")
    if spec is None or spec.origin is None:
        pytest.skip("piper-tts is not installed")
    source = (Path(spec.origin).parent / "phonemize_chinese.py").read_text("utf-8")
    table = source[source.index("PHONEME_TO_ID:") : source.index("GROUP_END_PHONEMES")]
    found = {symbol: [int(number)] for symbol, number in re.findall(r'"([^"]+)": \[(\d+)\]', table)}
    assert found
    assert {symbol: PIPER["pinyin"][symbol] for symbol in found} == found


def test_syllables_are_parted_as_the_package_parts_them() -> None:
    spec = find_spec("piper")
    if spec is None or spec.origin is None:
        pytest.skip("piper-tts is not installed")
    module = ast.parse((Path(spec.origin).parent / "phonemize_chinese.py").read_text("utf-8"))
    parts = [
        n
        for n in module.body
        if getattr(n, "name", "") == "_split_initial_final_tone" or "PINYIN_INITIALS" in ast.dump(n)[:90]
    ]
    package: dict[str, Any] = {"re": re}
    exec(compile(ast.Module(parts, []), "phonemize_chinese", "exec"), package)
    split = package["_split_initial_final_tone"]
    for syllable in ALL:
        symbols, told = symbols_of(syllable, "pinyin")
        if not told and not syllable.erhua:
            initial, final, tone = split(numbered(syllable))
            assert symbols == [initial or "Ø", final, tone]
