"""A licence is agreed to once, and a voice that sends the text away is asked for by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.errors import InstallFailed
from langdu.speech import VoiceStore
from tests.speech.making import voice

if TYPE_CHECKING:
    from pathlib import Path

CLOUD = voice(id="cloud", online=True, licence="of the service", quality=50)
OTHER = replace(CLOUD, id="other-cloud")


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(tmp_path / "voices")


def test_a_voice_that_goes_online_is_there_only_with_the_users_consent(store: VoiceStore, tmp_path: Path) -> None:
    assert not store.installed(CLOUD)
    store.install(CLOUD)
    assert store.installed(CLOUD)
    assert VoiceStore(tmp_path / "voices").installed(CLOUD)
    assert store.remove(CLOUD)
    assert not store.installed(CLOUD)
    assert not store.remove(CLOUD)


def test_consent_holds_for_one_voice_and_one_licence(store: VoiceStore) -> None:
    store.install(CLOUD)
    assert not store.installed(OTHER)
    assert not store.installed(replace(CLOUD, licence="of the service, changed"))


def test_taking_back_one_consent_leaves_the_others(store: VoiceStore) -> None:
    store.install(CLOUD)
    store.install(OTHER)
    store.remove(CLOUD)
    assert store.installed(OTHER)


def test_the_best_voice_never_goes_online_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "manifests"
    folder.mkdir()
    for name, more in (("cloud", "online = true\nquality = 99"), ("local", "quality = 1")):
        (folder / f"{name}.toml").write_text(MANIFEST.format(id=name, more=more), "utf-8")
    store = VoiceStore(tmp_path / "voices", folder)
    assert store.best().id == "local"
    store.install(store.get("cloud"))
    assert store.best().id == "cloud"


def test_an_agreement_is_remembered_and_its_text_counts_not_its_voice(store: VoiceStore) -> None:
    mine = voice(licence="CC BY 4.0")
    assert store.agreement(mine) is None
    store.install(replace(mine, online=True))
    found = store.agreement(mine)
    assert found is not None
    assert found.day
    assert store.agreement(replace(mine, id="another")) is not None
    assert store.agreement(replace(mine, licence="CC BY 4.1")) is None


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"voice": "cloud"}]', "[[]]", '"x"', "\0"])
def test_a_damaged_record_asks_again(content: str, store: VoiceStore, tmp_path: Path) -> None:
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "agreements.json").write_text(content)
    assert not store.installed(CLOUD)
    store.install(CLOUD)
    assert store.installed(CLOUD)


def test_a_voice_may_be_called_what_it_likes(store: VoiceStore) -> None:
    for name in ("agreements", "found", "part", "lock"):
        store.install(replace(CLOUD, id=name))
        assert store.installed(replace(CLOUD, id=name))


def test_what_cannot_be_remembered_is_not_installed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InstallFailed, match="LANGDU_DATA_DIR"):
        VoiceStore(tmp_path / "file" / "voices").install(CLOUD)


MANIFEST = """
id = "{id}"
name = "{id}"
engine = "silence"
language = "zh-CN"
gender = "neutral"
licence = "of the service"
attribution = "the service"
sample_rate = 16000
hint = "text"
marks = "estimated"
sandhi = "engine"
sample = "你好。"
{more}
"""
