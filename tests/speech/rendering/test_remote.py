"""Jobs that another machine does: they are the same there, or it says why it would not do them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from langdu import __version__
from langdu.model import Note, Prosody, Span
from langdu.speech import VoiceStore
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart, do
from langdu.speech.rendering.packing import unpacked
from langdu.speech.rendering.remote import message, problems, say, wanted
from tests.speech.making import sha256, utterance

MANIFEST = """
id = "hum"
name = "Hum"
engine = "silence"
language = "zh-CN"
gender = "neutral"
licence = "none"
attribution = "none"
quality = 1
sample_rate = 16000
hint = "pinyin"
marks = "engine"
sandhi = "langdu"
sample = "你好。"

[[files]]
name = "model.bin"
source = "https://localhost/model.bin"
size = 5
sha256 = "{sum}"
"""


def job(start: int = 3) -> SpeechJob:
    from dataclasses import replace

    silence = VoiceStore().get("silence")
    said = utterance("ni3/ hao3| ， @AI\ud800 。", start)
    said = replace(said, notes=(Note(Span(start, start + 1), "approximated", "nearly"),))
    return SpeechJob(
        (SpokenPart(said, silence, Path("/elsewhere")), SpokenPart(said, silence, None)), Prosody(1.25, -2)
    )


def test_it_sounds_as_it_does_here() -> None:
    told = say(__version__, message(job()))
    assert isinstance(told, bytes)
    assert unpacked(told) == do(job())


@pytest.mark.parametrize(
    ("version", "changed", "why"),
    [
        ("0.0.9", {}, f"it has langdu {__version__}, and this is 0.0.9"),
        (__version__, {"key": "0" * 64}, "other ones than here"),
        (__version__, {"voice": "nobody"}, "there is no voice 'nobody'"),
        ("0.0.9", {"whole": "what that version sends"}, "it has langdu"),
    ],
)
def test_what_would_sound_otherwise_is_refused(
    version: str, changed: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = SimpleNamespace(get_worker=lambda: SimpleNamespace(address="tcp://here:1"))
    monkeypatch.setitem(sys.modules, "distributed", here)
    key, prosody, parts = json.loads(message(job()))
    parts[0][0] = changed.get("voice", parts[0][0])
    told = say(version, changed.get("whole") or json.dumps([changed.get("key", key), prosody, parts]))
    assert isinstance(told, str)
    assert told.startswith("tcp://here:1 ")
    assert why in told


def test_a_machine_tells_what_it_lacks() -> None:
    own, files = (Path(os.environ[f"LANGDU_{kind}_DIR"]) / "voices" for kind in ("CONFIG", "DATA"))
    own.mkdir(parents=True)
    (own / "hum.toml").write_text(MANIFEST.format(sum=sha256(b"whole")), "utf-8")
    hum = VoiceStore().get("hum")
    asked = wanted([hum, VoiceStore().get("silence")])
    assert problems(__version__, asked) == ["hum: not installed; langdu voices install hum"]
    (files / "hum").mkdir(parents=True)
    (files / "hum" / "model.bin").write_bytes(b"whale")
    assert "model.bin is damaged" in problems(__version__, asked)[0]
    (files / "hum" / "model.bin").write_bytes(b"whole")
    assert problems(__version__, asked) == []
    (own / "hum.toml").write_text(MANIFEST.format(sum=sha256(b"whale")), "utf-8")
    assert problems(__version__, asked) == ["voice hum: another one than here"]
    assert problems("0.0.9", asked) == [f"it has langdu {__version__}, and this is 0.0.9"]
