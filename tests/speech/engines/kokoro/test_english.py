"""English words by Kokoro's own sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.model import Latin, Range, Span
from langdu.speech.engines.common import english
from langdu.speech.engines.kokoro.english import symbols
from langdu.speech.engines.kokoro.model import Drawn
from langdu.speech.engines.kokoro.phones import spell
from langdu.speech.engines.kokoro.symbols import vocabulary
from langdu.speech.engines.kokoro.tones import PITCHES, led
from tests.speech.engines.sounds import says

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("espeakng_loader")


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    symbols.cache_clear()
    yield
    symbols.cache_clear()


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("coffee", "kˈɔfi"),
        ("shopping", "ʃˈɑpɪŋ"),
        ("Facebook", "fˈAsbʊk"),
        ("nurse", "nˈɜɹs"),
        ("water", "wˈɔTəɹ"),
        ("little", "lˈɪTᵊl"),
        ("ｂｏｙ", "bˈY"),
    ],
)
def test_a_word_in_the_networks_symbols(word: str, sounds: str) -> None:
    assert symbols(word) == sounds


@pytest.mark.parametrize(
    "word", ["computer", "Python", "weekend", "rhythm", "button", "Zürich", "café", "don't", "loch"]
)
def test_every_symbol_is_known_and_something_is_said(word: str) -> None:
    assert symbols(word)
    assert set(symbols(word)) <= set(vocabulary())


def test_what_has_a_sound_that_the_network_does_not_know_is_left_to_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "ipa", lambda _: "kʘf")
    assert symbols("click") == ""


def test_a_word_stands_in_the_sentence_with_one_place() -> None:
    units = [*says("he1"), Latin(Span(1, 7), "coffee"), *says("ma5")]
    made = spell(units, "？")
    assert made.text == "xɤ→ kˈɔfi ma?"
    assert made.units == [0, 1, 2]
    assert [syllable is None for syllable in made.syllables] == [False, True, False]
    assert made.text[made.firsts[1] : made.firsts[2]].strip() == "kˈɔfi"


def test_its_pitch_is_left_to_the_network() -> None:
    made = spell([*says("he1"), Latin(Span(1, 7), "coffee")], "。")
    frames = np.arange(len(made.text) + 1, dtype=float) * 2
    pitch = np.full(int(frames[-1] + 4) * PITCHES, 200.0)
    curve = led(Drawn(frames, pitch), made, Range(200, 4))
    first, last = (int(frames[at]) * PITCHES for at in made.firsts[1:3])
    assert (curve[first:last] == 200).all()
    assert (curve[: int(frames[made.firsts[1]]) * PITCHES] != 200).any()
