"""How quick voices are here, and that auto takes one that is quick enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.speech import VoiceStore, speeds
from langdu.speech.speeds import TOO_SLOW, Speeds
from langdu.speech.worker.protocol import ProtocolError, Ready, read_ready, ready_payload
from tests.speech.making import voice

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice

SLOW, OTHER = voice(id="test-slow", family="test"), voice(id="other")


def test_a_family_is_as_quick_as_one_of_it(tmp_path: Path) -> None:
    speeds = Speeds(tmp_path / "speeds.json")
    assert speeds.find(SLOW) == 0
    speeds.keep(SLOW, 0.31)
    speeds.keep(OTHER, 0.05)
    assert Speeds(tmp_path / "speeds.json").find(voice(id="test-other", family="test")) == 0.31
    speeds.keep(SLOW, 0)
    assert (speeds.find(SLOW), speeds.find(OTHER)) == (0, 0.05)


@pytest.mark.parametrize("content", ["", "[]", '{"test": "quick"}', "\udcff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "speeds.json"
    path.write_text(content, "utf-8", errors="surrogateescape")
    assert Speeds(path).find(SLOW) == 0
    Speeds(path).keep(SLOW, 0.3)
    assert Speeds(path).find(SLOW) == 0.3


def test_auto_takes_a_voice_that_is_quick_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = VoiceStore(tmp_path)
    best = store.best()

    def measured(of: Voice) -> float:
        return TOO_SLOW if of == best else 0.1

    assert store.passed_over() is None
    monkeypatch.setattr(store, "real_time_factor", measured)
    assert store.best() != best
    assert store.passed_over() == (
        f"{best.name} is too slow here (0.8 s for a second of speech), so {store.best().name} reads; "
        f"--voice {best.id} takes it"
    )
    monkeypatch.setattr(store, "real_time_factor", lambda _: 2.0)
    assert store.best() == best
    assert store.passed_over() is None


def test_for_single_words_a_voice_is_taken_whose_tones_can_be_trusted_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = VoiceStore(tmp_path)
    poor, fit = store.get("kokoro-yunxi"), store.get("baker")
    monkeypatch.setattr(store, "installed", lambda voice: voice in (poor, fit) or not voice.files)
    monkeypatch.setattr(store, "lacks", lambda _: None)
    monkeypatch.setattr(store, "real_time_factor", lambda voice: 2.0 if voice == fit else 0.3)
    assert (store.best(), store.best(words=True)) == (poor, poor)  # the fit one is too slow, the others are stop-gaps
    monkeypatch.setattr(store, "real_time_factor", lambda _: 0.3)
    assert store.able("auto", words=True) == fit


def test_a_voice_that_is_not_installed_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speeds, "_multiplications", lambda: 50.0)
    assert speeds.estimate(voice(effort=25.0)) == 0.5
    assert speeds.estimate(voice()) == 0


@pytest.mark.parametrize(
    ("factor", "words"),
    [(0.05, "20 times as fast as speech"), (0.8, "1.2 times as fast as speech"), (2.0, "0.5 times as fast as speech")],
)
def test_how_quick_a_voice_is_in_words(factor: float, words: str) -> None:
    assert speeds.told(factor) == words
    assert speeds.told(factor, estimated=True) == f"about {words}"
    assert speeds.told(0) == "speed not known"


def test_the_machine_is_measured() -> None:
    assert speeds._multiplications() > 0


@pytest.mark.parametrize("told", [b"-1", b"NaN", b"1e9", b'"quick"', b"[]"])
def test_a_factor_that_makes_no_sense_is_an_error(told: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_ready(b'{"protocol": 1, "sample_rate": 24000, "real_time_factor": %s}' % told)


def test_a_worker_tells_its_factor_or_not() -> None:
    assert read_ready(ready_payload(Ready(24000, 0.25))) == Ready(24000, 0.25)
    assert read_ready(b'{"protocol": 1, "sample_rate": 24000}') == Ready(24000, 0.0)
