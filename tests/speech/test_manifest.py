"""Manifests: those that langdu brings, and those that are wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from langdu import plugins
from langdu.errors import VoiceMissing
from langdu.model import Voice, is_hanzi
from langdu.speech import manifest
from langdu.speech.catalogue import packaged_dir

ROOT = Path(__file__).resolve().parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
PACKAGED = sorted(packaged_dir().glob("*.toml"))
SUM = "0" * 64
FILE = {"name": "a.bin", "source": "https://example.org/a.bin", "size": 3, "sha256": SUM}


def good() -> dict[str, Any]:
    return tomllib.loads((packaged_dir() / "silence.toml").read_text("utf-8"))


@pytest.mark.parametrize("path", PACKAGED, ids=lambda path: path.stem)
def test_a_packaged_manifest_is_whole(path: Path) -> None:
    for voice in manifest.read(path):
        assert voice.home == path.stem
        assert_whole(voice)


def assert_whole(voice: Voice) -> None:
    assert voice.engine in plugins.names("engines")
    assert any(is_hanzi(char) for char in voice.sample)
    assert voice.licence
    assert voice.attribution
    assert bool(voice.files) == bool(voice.download_size)
    assert not voice.extra or voice.extra in EXTRAS
    assert all(file.sha256 and file.size for file in voice.files)


def test_the_voices_that_need_nothing_more_are_packaged() -> None:
    assert {path.stem for path in PACKAGED} >= {"baker", "espeak", "system", "silence"}


def test_the_natural_voice_says_that_it_is_not_for_commerce() -> None:
    assert "non-commercial" in manifest.read(packaged_dir() / "baker.toml")[0].licence


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": "../x"}, "id = '../x'"),
        ({"engine": "os:system"}, "engine = 'os:system'"),
        ({"gender": "robot"}, "gender = 'robot' is none of female, male, neutral"),
        ({"sample_rate": "16000"}, "sample_rate = '16000' is not a whole number"),
        ({"sample_rate": 4}, "sample_rate = 4"),
        ({"licence": 3}, "licence = 3 is not text"),
        ({"wings": True}, "unknown key 'wings'"),
        ({"online": "yes"}, "online = 'yes' is not true or false"),
        ({"extra": "piper]"}, "extra = 'piper]'"),
        ({"parameters": {"a": [1]}}, "a parameter"),
        ({"files": [FILE | {"name": "../a"}]}, "files.name"),
        ({"files": [FILE | {"name": "a/b"}]}, "files.name"),
        ({"files": [FILE | {"name": ".."}]}, "files.name"),
        ({"files": [FILE | {"name": "C:a"}]}, "files.name"),
        ({"files": [FILE | {"source": "http://example.org/a"}]}, "files.source"),
        ({"files": [FILE | {"source": "file:///etc/passwd"}]}, "files.source"),
        ({"files": [FILE | {"source": "pypi:a==1!b"}]}, "files.archive_sha256"),
        ({"files": [FILE | {"source": "pypi:a>=1!b", "archive_sha256": SUM}]}, "files.source"),
        ({"files": [FILE | {"sha256": "abc"}]}, "files.sha256"),
        ({"files": [FILE | {"size": 0}]}, "files.size"),
        ({"files": [{"name": "a", "source": "https://example.org/a"}]}, "files.sha256"),
        ({"files": [FILE | {"source": "file:a", "size": -1}]}, "files.size"),
        ({"files": [FILE | {"source": "file:a", "sha256": "abc"}]}, "files.sha256"),
        ({"files": [FILE | {"source": "https://example.org/a b"}]}, "files.source"),
        ({"id": "auto"}, "id = 'auto'"),
        ({"effort": -1}, "effort = -1"),
        ({"effort": "much"}, "effort = 'much'"),
        ({"effort": float("nan")}, "effort = nan"),
        ({"says_words": 1}, "says_words = 1 is not true or false"),
        ({"files": [FILE, FILE]}, "two files have the same name"),
    ],
)
def test_a_wrong_manifest_is_refused_by_the_key_that_is_wrong(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        manifest.parse(good() | changed)


def test_a_voice_may_go_online_and_need_an_extra() -> None:
    (told,) = manifest.parse(good() | {"online": True, "extra": "edge-tts"})
    assert told.online
    assert told.extra == "edge-tts"
    assert not manifest.parse(good())[0].online


@pytest.mark.parametrize("key", ["id", "engine", "sample_rate", "licence", "sample"])
def test_a_missing_key_is_named(key: str) -> None:
    table = good()
    del table[key]
    with pytest.raises(ValueError, match=f"{key} is missing"):
        manifest.parse(table)


@pytest.mark.parametrize("content", [b"\xff", b"id = ", b"[]"])
def test_a_file_that_is_no_manifest_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(VoiceMissing, match=r"bad\.toml"):
        manifest.read(path)


PART = {"source": "pypi:a-part==1.0!a/part.bin", "archive_sha256": SUM}
JOINED = {"name": "a.bin", "size": 3, "sha256": SUM, "parts": [PART, PART]}
SPEAKERS = [{"id": "a-one", "name": "One", "parameters": {"x": 1}}, {"id": "a-two", "name": "Two", "gender": "male"}]


def test_a_file_may_be_joined_of_parts() -> None:
    (voice,) = manifest.parse(good() | {"files": [JOINED]})
    assert [part.source for part in voice.files[0].parts] == [PART["source"]] * 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"source": "https://example.org/a.bin"}, "no source of its own"),
        ({"size": 0}, "no source of its own"),
        ({"sha256": "0"}, "files.sha256"),
        ({"parts": [PART | {"source": "https://example.org/a"}]}, "no pypi: source"),
        ({"parts": [PART | {"archive_sha256": ""}]}, "files.parts.archive_sha256"),
        ({"parts": [{"source": PART["source"]}]}, "archive_sha256 is missing"),
    ],
)
def test_wrong_parts_are_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        manifest.parse(good() | {"files": [JOINED | changed]})


def test_speakers_of_a_manifest_are_a_family_that_shares_its_files() -> None:
    one, two = manifest.parse(good() | {"id": "a", "parameters": {"x": 0, "y": 2}, "speakers": SPEAKERS})
    assert (one.id, one.family, one.home, one.name) == ("a-one", "a", "a", "One")
    assert (one.parameters, two.parameters) == ({"x": 1, "y": 2}, {"x": 0, "y": 2})
    assert (one.gender, two.gender) == (good()["gender"], "male")


@pytest.mark.parametrize(
    ("speaker", "told"), [({"name": "x"}, "speakers.id is missing"), ({"id": "x", "engine": "y"}, "speakers.engine")]
)
def test_wrong_speakers_are_told(speaker: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        manifest.parse(good() | {"speakers": [speaker]})
