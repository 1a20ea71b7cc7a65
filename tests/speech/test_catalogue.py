"""The user's own manifests, beside those that langdu brings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from langdu.errors import InstallFailed
from langdu.speech import VoiceStore
from langdu.speech.catalogue import packaged_dir
from tests.speech.making import sha256

if TYPE_CHECKING:
    from pathlib import Path

MODEL = bytes(1000)


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "config" / "voices"
    folder.mkdir(parents=True)
    return folder


def write(own: Path, name: str, *lines: str) -> None:
    """A manifest like that of silence, with another id and `lines` at its end."""
    text = (packaged_dir() / "silence.toml").read_text("utf-8").replace('id = "silence"', f'id = "{name}"')
    (own / f"{name}.toml").write_text(text + "\n".join(("", *lines)), "utf-8")


def local(source: str = "model.bin", **more: object) -> tuple[str, ...]:
    rows = (f"{key} = {value!r}" for key, value in more.items())
    return ("[[files]]", 'name = "model.onnx"', f'source = "file:{source}"', *rows)


def test_a_users_voice_is_there_beside_the_packaged_ones(own: Path) -> None:
    write(own, "mine")
    store = VoiceStore()
    assert {"mine", "baker", "espeak"} <= {voice.id for voice in store.voices()}
    assert store.manifest(store.get("mine")) == own / "mine.toml"
    assert store.problems == ()


@pytest.mark.parametrize("content", [b"id = 3", b"\xff", b"", b"a = " + b"[" * 5000])
def test_a_broken_manifest_is_named_and_spares_the_others(content: bytes, own: Path) -> None:
    write(own, "mine")
    (own / "odd.toml").write_bytes(content)
    store = VoiceStore()
    assert store.get("mine")
    (problem,) = store.problems
    assert "odd.toml" in problem
    assert "\n" not in problem
    assert store.best()


def test_a_users_voice_cannot_hide_a_packaged_one(own: Path) -> None:
    write(own, "baker")
    store = VoiceStore()
    (problem,) = store.problems
    assert "there is a voice 'baker' already; give this one another id" in problem
    assert store.get("baker").engine == "baker"


def test_a_voice_of_an_engine_that_is_not_there_is_no_harm(own: Path) -> None:
    write(own, "mine")
    path = own / "mine.toml"
    path.write_text(
        path.read_text("utf-8")
        .replace('engine = "silence"', 'engine = "flute"')
        .replace("quality = 0", "quality = 99"),
        "utf-8",
    )
    store = VoiceStore()
    assert "there is no engine 'flute'" in (store.works(store.get("mine")) or "")
    assert store.best().id == "espeak"


def test_a_missing_extra_is_told_with_its_remedy(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from langdu.speech.engines.silence import Silence

    monkeypatch.setattr(Silence, "missing", classmethod(lambda _: "the package flute is not installed"))
    write(own, "mine")
    path = own / "mine.toml"
    path.write_text('extra = "flute"\n' + path.read_text("utf-8"), "utf-8")
    store = VoiceStore()
    assert store.works(store.get("mine")) == "the package flute is not installed; run pip install 'langdu[flute]'"


# Files that the user has put beside the manifest.


@pytest.mark.parametrize("more", [{}, {"size": len(MODEL), "sha256": sha256(MODEL)}])
def test_a_file_beside_the_manifest_is_copied(more: dict[str, object], own: Path, home: Path) -> None:
    (own / "model.bin").write_bytes(MODEL)
    write(own, "mine", *local(**more))
    store = VoiceStore()
    mine = store.get("mine")
    assert not store.installed(mine)
    store.install(mine)
    assert store.installed(mine)
    assert store.size(mine) == len(MODEL)
    assert (home / "data" / "voices" / "mine" / "model.onnx").read_bytes() == MODEL
    assert (own / "model.bin").exists()
    assert store.remove(mine)
    assert not store.installed(mine)


@pytest.mark.parametrize("more", [{"size": 999}, {"size": 1001}, {"sha256": "0" * 64}])
def test_a_file_that_is_another_than_the_manifest_says_is_refused(more: dict[str, object], own: Path) -> None:
    (own / "model.bin").write_bytes(MODEL)
    write(own, "mine", *local(**more))
    store = VoiceStore()
    with pytest.raises(InstallFailed, match="it is not what the manifest says"):
        store.install(store.get("mine"))


def test_a_file_that_is_not_there_is_named_with_its_place(own: Path) -> None:
    write(own, "mine", *local())
    store = VoiceStore()
    with pytest.raises(InstallFailed, match=r"model\.bin is not beside the manifest") as caught:
        store.install(store.get("mine"))
    assert str(own) in str(caught.value)


def test_a_pipe_or_a_folder_is_no_file(own: Path) -> None:
    (own / "model.bin").mkdir()
    write(own, "mine", *local())
    store = VoiceStore()
    with pytest.raises(InstallFailed, match="put it there"):
        store.install(store.get("mine"))


@pytest.mark.parametrize("source", ["../config.toml", "/etc/passwd", "a/b", "C:model", ".hidden", "..", ""])
def test_a_file_never_is_elsewhere(source: str, own: Path) -> None:
    write(own, "mine", *local(source))
    assert "files.source" in VoiceStore().problems[0]


def test_a_broken_manifest_of_langdus_own_spares_the_others_too(tmp_path: Path) -> None:
    folder = tmp_path / "manifests"
    shutil.copytree(packaged_dir(), folder)
    (folder / "odd.toml").write_text("id = 3")
    store = VoiceStore(manifests=folder)
    assert "odd.toml" in store.problems[0]
    assert {voice.home for voice in store.voices()} == {path.stem for path in packaged_dir().glob("*.toml")}
