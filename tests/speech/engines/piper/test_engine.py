"""Piper, on voices that hum."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from langdu.errors import VoiceMissing
from langdu.model import Prosody
from langdu.speech.engines.piper.engine import Piper
from langdu.speech.engines.piper.phones import spell
from tests.speech.engines.sounds import says
from tests.speech.making import NORMAL, utterance, whole
from tests.speech.tiny.symbols import PIPER

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("onnx")
pytest.importorskip("piper")
FILES = {"model": "tiny.onnx", "config": "tiny.onnx.json"}
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"


@pytest.fixture(params=["pinyin", "espeak"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    from tests.speech.tiny.piper import write

    write(tmp_path, request.param)
    return tmp_path


def test_marks_are_the_networks_own_lengths(folder: Path) -> None:
    from tests.speech.tiny.piper import PADDING, SYMBOL

    engine = Piper(folder, FILES)
    _, marks, _ = whole(engine.speak(utterance("ni3 hao3 ma5"), NORMAL))
    assert {mark.origin for mark in marks} == {"engine"}
    kind = json.loads((folder / "tiny.onnx.json").read_text("utf-8"))["phoneme_type"]
    made = spell(says("ni3", "hao3", "ma5"), "", kind, PIPER[kind])
    frames = sum(PADDING if i == 0 else SYMBOL for i in made.ids[made.firsts[1] : made.firsts[2]])
    assert marks[2].start - marks[1].start == frames * 256


def test_without_onnx_marks_are_estimated_and_say_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    _, marks, _ = whole(Piper(folder, FILES).speak(utterance(SENTENCE), NORMAL))
    assert {mark.origin for mark in marks} == {"estimated"}


def test_two_engines_say_the_same_to_the_bit_though_the_network_could_draw_noise(folder: Path) -> None:
    first, second = (whole(Piper(folder, FILES).speak(utterance(SENTENCE), Prosody(1.3, 2.0))) for _ in range(2))
    assert first == second


def test_ids_are_those_of_the_package(tmp_path: Path) -> None:
    from piper import PiperVoice

    from tests.speech.tiny.piper import write

    write(tmp_path, "espeak")
    voice = PiperVoice.load(tmp_path / "tiny.onnx")
    made = spell(says("ni3", "hao3", "ma5"), "。", "espeak", PIPER["espeak"])
    assert made.ids == voice.phonemes_to_ids(list("nˈi2 χˈɑu2 mˈɑ1."))


def test_a_speaker_of_several(tmp_path: Path) -> None:
    from tests.speech.tiny.piper import write

    write(tmp_path, "pinyin", speakers=3)
    assert whole(Piper(tmp_path, FILES | {"speaker": 2}).speak(utterance(SENTENCE), NORMAL))[0]
    with pytest.raises(VoiceMissing, match="speaker = 3; the voice has 3, counted from 0"):
        Piper(tmp_path, FILES | {"speaker": 3})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "cannot be used: JSONDecodeError"),
        ('{"audio": {}}', "cannot be used: KeyError"),
        ("japanese", "not a Mandarin"),
    ],
)
def test_a_config_that_is_wrong_is_told_in_one_line(folder: Path, content: str, told: str) -> None:
    path = folder / "tiny.onnx.json"
    if content == "japanese":
        content = path.read_text("utf-8").replace('"phoneme_type": "', '"phoneme_type": "japanese", "was": "')
    path.write_text(content, "utf-8")
    with pytest.raises(VoiceMissing, match=told) as caught:
        Piper(folder, FILES)
    assert "\n" not in str(caught.value)


def test_a_network_that_is_none_is_told(folder: Path) -> None:
    (folder / "tiny.onnx").write_bytes(b"not a network")
    with pytest.raises(VoiceMissing, match=r"cannot be used.*install the voice again"):
        Piper(folder, FILES)


def test_the_missing_package_is_told_with_its_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.speech.engines.common.settings.find_spec", lambda module: None)
    with pytest.raises(VoiceMissing, match=r"piper-tts is not installed; pip install 'langdu\[piper\]'"):
        Piper(folder, FILES)
