"""sherpa-onnx, on voices that hum or tell what reached them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import VoiceMissing
from langdu.model import Prosody
from langdu.speech.engines.sherpa.engine import Sherpa
from tests.speech.engines.sounds import ALL
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.speech.engine import Parameters

pytest.importorskip("onnx")
pytest.importorskip("sherpa_onnx")
KINDS = ("vits", "melo", "matcha")
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"


def made(folder: Path, kind: str, **changed: str | int) -> Parameters:
    from tests.speech.tiny.sherpa import write

    write(folder, kind)
    files = {"kind": kind, "model": "tiny.onnx", "lexicon": "lexicon.txt", "tokens": "tokens.txt"}
    return files | ({"vocoder": "vocoder.onnx"} if kind == "matcha" else {}) | changed


@pytest.mark.parametrize("kind", ["vits", "melo"])
def test_every_syllable_reaches_the_network_in_its_own_symbols(tmp_path: Path, kind: str) -> None:
    from langdu.model import Say, Span
    from tests.speech.tiny.sherpa import reveal, revealed

    parameters = made(tmp_path, kind)
    reveal(tmp_path, kind)
    engine = Sherpa(tmp_path, parameters)
    for start in range(0, len(ALL), 100):
        part = ALL[start : start + 100]
        sound = engine.sound([Say(Span(i, i + 1), s) for i, s in enumerate(part)], "。", 1.0)
        expected: list[str] = []
        for syllable in part:
            entry, _ = engine._spelling.of(syllable)
            half = len(entry) // 2
            expected += (
                [f"{a}:{b}" for a, b in zip(entry[:half], entry[half:], strict=True)] if kind == "melo" else entry
            )
        found = revealed(tmp_path, sound.samples)
        assert found[: len(expected)] == expected
        assert found[len(expected) :] in (["."], ["#0"])  # the sign


def test_matcha_takes_every_syllable_for_one(tmp_path: Path) -> None:
    engine = Sherpa(tmp_path, made(tmp_path, "matcha"))
    lengths = [len(engine.sound(list(utterance(text).units), "", 1.0).samples) for text in ("ba1", "ba1 ba1 ba1")]  # type: ignore[arg-type]
    one, three = lengths
    assert three - one == 2 * (one - 4 * 64)  # but for the blank at the beginning


def test_english_words_of_the_lexicon_are_said_by_the_voice_itself(tmp_path: Path) -> None:
    from tests.speech.tiny.sherpa import reveal, revealed

    parameters = made(tmp_path, "melo")
    reveal(tmp_path, "melo")
    engine = Sherpa(tmp_path, parameters)
    sound = engine.sound(list(utterance("ni3 @Hello @AI").units), "。", 1.0)  # type: ignore[arg-type]
    assert revealed(tmp_path, sound.samples) == ["n:3", "i:3", "h:7", "ə:7", "AA:1", "ei:1", "AA:4", "ai:4", "."]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_to_the_bit_with_marks_that_are_known_to_be_guesses(tmp_path: Path, kind: str) -> None:
    parameters = made(tmp_path, kind)
    first, second = (
        whole(Sherpa(tmp_path, parameters).speak(utterance(SENTENCE), Prosody(0.8, -1.0))) for _ in range(2)
    )
    assert first == second
    assert {mark.origin for mark in first[1]} == {"estimated"}


def test_what_is_approximated_is_told(tmp_path: Path) -> None:
    _, _, notes = whole(Sherpa(tmp_path, made(tmp_path, "melo")).speak(utterance("ni3 huar1 ê4 ma"), NORMAL))
    assert [(note.fate, note.what) for note in notes] == [
        ("approximated", "huar1: er is said as a syllable of its own"),
        ("approximated", "ê4: the voice has no such sound; said as the nearest it has"),
        ("approximated", "ma: its tone is not known; said in the neutral tone"),
    ]


def test_parameters_and_files_that_are_wrong_are_told(tmp_path: Path) -> None:
    parameters = made(tmp_path, "vits")
    with pytest.raises(VoiceMissing, match="kind = 'piper'; it is one of vits, melo, matcha"):
        Sherpa(tmp_path, parameters | {"kind": "piper"})
    with pytest.raises(VoiceMissing, match="vocoder = ''; it is the name of one of the voice's files"):
        Sherpa(tmp_path, parameters | {"kind": "matcha"})
    with pytest.raises(VoiceMissing, match="speaker = 174; it has 174, counted from 0"):
        Sherpa(tmp_path, parameters | {"speaker": 174})
    (tmp_path / "lexicon.txt").write_text("hello h e\n", "utf-8")
    with pytest.raises(VoiceMissing, match="no Mandarin in the lexicon"):
        Sherpa(tmp_path, parameters)
    (tmp_path / "lexicon.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(VoiceMissing, match="cannot be read as text"):
        Sherpa(tmp_path, parameters)
