"""How quick voices are here, and that auto takes one that is quick enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.speech import VoiceStore
from langdu.speech.protocol import ProtocolError, Ready, read_ready, ready_payload
from langdu.speech.speeds import TOO_SLOW, Speeds
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

    monkeypatch.setattr(store, "real_time_factor", measured)
    assert store.best() != best
    monkeypatch.setattr(store, "real_time_factor", lambda _: 2.0)
    assert store.best() == best


@pytest.mark.parametrize("told", [b"-1", b"NaN", b"1e9", b'"quick"', b"[]"])
def test_a_factor_that_makes_no_sense_is_an_error(told: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_ready(b'{"protocol": 1, "sample_rate": 24000, "real_time_factor": %s}' % told)


def test_a_worker_tells_its_factor_or_not() -> None:
    assert read_ready(ready_payload(Ready(24000, 0.25))) == Ready(24000, 0.25)
    assert read_ready(b'{"protocol": 1, "sample_rate": 24000}') == Ready(24000, 0.0)
